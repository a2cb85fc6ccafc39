package dev.weir.jobs.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.config.PostgresConfig;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemaITCase {
    private static final Set<Integer> NUMBERS =
            Set.of(Types.BIGINT, Types.INTEGER, Types.DOUBLE, Types.NUMERIC, Types.REAL);

    private static TestDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated();
        write(new ScoreTable(), Samples.score("t-1", "polite", "a", 1));
        write(new ObservationTable(), Samples.observation("t-1", "a", 1, Samples.START));
        write(
                new DeadLetterTable(),
                new DeadLetter(
                        "d-1",
                        RejectReason.MALFORMED_JSON,
                        "no value",
                        Position.file("f", 1L),
                        null,
                        1,
                        Samples.START,
                        "excerpt"));
        write(
                new UsageMetricTable(),
                new UsageMetric(
                        "shop",
                        "production",
                        "chat",
                        "openai",
                        "gpt",
                        Samples.START,
                        1,
                        0,
                        10,
                        5,
                        BigDecimal.ONE));
    }

    private static <T> void write(Table<T> table, T value) throws Exception {
        try (var writer =
                new BatchWriter<>(
                        database.config(),
                        table,
                        new Refusals(table.name(), new SimpleCounter()))) {
            writer.write(List.of(value));
        }
    }

    @Test
    void migratingAgainChangesNothing() {
        assertThatCode(() -> Migrations.apply(database.config())).doesNotThrowAnyException();
    }

    @Test
    void aSecondDatabaseOfTheSameServerSharesTheRoles() {
        assertThatCode(TestDatabase::migrated).doesNotThrowAnyException();
    }

    @Test
    void theReaderSeesFactsButNoText() throws SQLException {
        PostgresConfig reader = database.as("weir_reader");

        assertThat(TestDatabase.rows(reader, "SELECT trace_id FROM weir.observation")).hasSize(1);
        assertThat(TestDatabase.rows(reader, "SELECT reason FROM weir.dead_letter")).hasSize(1);
        assertDenied(reader, "SELECT input FROM weir.observation_content");
        assertDenied(reader, "SELECT input FROM weir.observation_content_20260301");
        assertDenied(reader, "SELECT excerpt FROM weir.dead_letter");
        assertDenied(reader, "DELETE FROM weir.score");
        assertDenied(reader, "SELECT weir.ensure_partitions('2026-05-05')");
    }

    @Test
    void theAuditorSeesText() throws SQLException {
        PostgresConfig auditor = database.as("weir_auditor");

        assertThat(
                        TestDatabase.rows(
                                auditor,
                                "SELECT input->0->'parts'->0->>'text', excerpt FROM"
                                        + " weir.observation_content, weir.dead_letter"))
                .containsExactly("a|excerpt");
        assertDenied(auditor, "UPDATE weir.observation_content SET status_message = ''");
    }

    @Test
    void theWriterCanWriteAndHavePartitionsMadeButNotDropped() throws Exception {
        PostgresConfig writer = database.as("weir_writer");
        var scores = new ScoreTable();
        try (var batches =
                new BatchWriter<>(writer, scores, new Refusals("score", new SimpleCounter()))) {
            batches.write(List.of(Samples.score("t-writer", "polite", "a", 1)));
            batches.write(List.of(Samples.score("t-writer", "polite", "b", 2)));
        }
        TestDatabase.rows(writer, "SELECT weir.ensure_partitions('2026-05-06')");

        assertThat(database.rows("SELECT to_regclass('weir.score_20260506') IS NOT NULL"))
                .containsExactly("t");
        assertDenied(writer, "SELECT weir.drop_partitions_before('score', '2030-01-01')");
        assertDenied(writer, "DROP TABLE weir.score_20260506");
    }

    @Test
    void partitionsOfOneDayAreMadeOnceHoweverManyAskForThem() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        try {
            Callable<List<String>> ask =
                    () -> database.rows("SELECT weir.ensure_partitions('2026-07-07')");
            for (var asked : threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask))) {
                asked.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(partitions("%_20260707"))
                .containsExactly(
                        "dead_letter_20260707",
                        "observation_20260707",
                        "observation_content_20260707",
                        "score_20260707");
    }

    @Test
    void daysThatOnlyABrokenClockGivesHaveNoPartitionOfTheirOwn() throws Exception {
        database.execute("SELECT weir.ensure_partitions('1970-01-01')");
        database.execute("SELECT weir.ensure_partitions('2100-01-01')");

        assertThat(partitions("%_1970%")).isEmpty();
        assertThat(partitions("%_2100%")).isEmpty();
    }

    @Test
    void partitionsAreThereAheadOfNeed() throws Exception {
        assertThat(
                        database.rows(
                                "SELECT count(*) FROM generate_series(0, 7) AS ahead WHERE"
                                        + " to_regclass('weir.score_' || to_char(current_date +"
                                        + " ahead, 'YYYYMMDD')) IS NOT NULL"))
                .containsExactly("8");
    }

    @Test
    void retentionDropsEarlierDaysOnly() throws Exception {
        var other = TestDatabase.migrated();
        other.execute(
                "SELECT weir.ensure_partitions(d) FROM unnest(ARRAY['2016-01-01',"
                        + " '2016-01-02', '2016-01-03']::date[]) AS d");

        assertThat(other.rows("SELECT weir.drop_partitions_before('score', '2016-01-03')"))
                .containsExactly("2");
        assertThat(
                        other.rows(
                                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~"
                                        + " '^(score|observation)_(2016|default)' ORDER BY 1"))
                .containsExactly(
                        "observation_20160101",
                        "observation_20160102",
                        "observation_20160103",
                        "observation_default",
                        "score_20160103",
                        "score_default");
    }

    @Test
    void everyTableTellsWhatItIsFor() throws Exception {
        assertThat(
                        database.rows(
                                "SELECT relname FROM pg_class WHERE relnamespace ="
                                        + " 'weir'::regnamespace AND relkind IN ('r', 'p') AND NOT"
                                        + " relispartition AND relname <> 'flyway_schema_history'"
                                        + " AND obj_description(oid) IS NULL"))
                .isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamedInOneLine() {
        var config = new PostgresConfig("jdbc:postgresql://127.0.0.1:1/weir", "weir", "secret");

        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> Migrations.apply(config))
                .withMessage("PostgreSQL at 127.0.0.1:1: nothing listens there");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldApart() {
        String url = database.config().url().replaceFirst("/weir_\\d+$", "/nowhere");

        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> Migrations.apply(new PostgresConfig(url, "postgres", "")))
                .withMessageEndingWith("has no such database as the URL names");
    }

    @TestFactory
    Stream<DynamicTest> everyQueryOfADashboardRunsAsTheReader() throws Exception {
        PostgresConfig reader = database.as("weir_reader");
        var tests = new ArrayList<DynamicTest>();
        for (Path file : Dashboard.files()) {
            for (Dashboard.Query query : Dashboard.queries(database, file)) {
                tests.add(DynamicTest.dynamicTest(query.name(), () -> run(reader, query)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    private static void run(PostgresConfig reader, Dashboard.Query query) throws SQLException {
        try (Connection connection = Connections.open(reader, "test");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.sql())) {
            ResultSetMetaData columns = rows.getMetaData();
            switch (query.format()) {
                case "time_series" -> assertTimeSeries(columns);
                case "variable" -> assertThat(columns.getColumnCount()).isEqualTo(1);
                default -> assertThat(columns.getColumnCount()).isPositive();
            }
            assertThat(rows.next() || query.name().contains("Errors")).as("has a row").isTrue();
        }
    }

    private static void assertTimeSeries(ResultSetMetaData columns) throws SQLException {
        assertThat(columns.getColumnLabel(1)).isEqualTo("time");
        int numbers = 0;
        for (int i = 2; i <= columns.getColumnCount(); i++) {
            if (NUMBERS.contains(columns.getColumnType(i))) {
                numbers++;
            } else {
                assertThat(columns.getColumnLabel(i)).isEqualTo("metric");
            }
        }
        assertThat(numbers).as("columns of numbers").isPositive();
    }

    private static List<String> partitions(String like) throws SQLException {
        return database.rows(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE '"
                        + like
                        + "' ORDER BY 1");
    }

    private static void assertDenied(PostgresConfig config, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> TestDatabase.rows(config, sql))
                .satisfies(e -> assertThat(Failure.state(e)).isEqualTo("42501"));
    }
}
