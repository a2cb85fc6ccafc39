package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./weir evaluate} tells and leaves behind. */
@Timeout(300)
class EvaluateITCase {
    private static final String SPAN =
            """
            {"traceId":"%s","observationId":"%s","parentId":%s,"output":"%s",\
            "startTime":"2026-11-23T09:00:00Z","endTime":"2026-11-23T09:00:0%dZ"}
            """;
    private static final String ROOT = SPAN.formatted("t-1", "root", "null", "Done.", 5);
    private static final String CHILD =
            SPAN.formatted("t-1", "child", "\"root\"", "I'm sorry, but I can't help.", 2);
    private static final String OTHER = SPAN.formatted("t-2", "root", "null", "Done.", 3);

    private static final String TABLES =
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'weir'::regnamespace AND relkind IN ('r', 'p')
                  AND NOT relispartition AND relname <> 'flyway_schema_history'
            """;

    @TempDir static Path folder;

    @RegisterExtension static final OwnWorkspace WORKSPACE = new OwnWorkspace(() -> folder);

    private static Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", lines));
    }

    /** What stands between the first line, which has the time in it, and how to look further. */
    private static String summary(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        return ran.out().substring(ran.out().indexOf('\n'), ran.out().indexOf("Look further"));
    }

    @Test
    void theSameInputTwiceChangesNothingButTimestamps() throws Exception {
        PostgresConfig database = createDatabase("twice");
        Ran first = Ran.weir("evaluate", "--postgres", url(database), "../samples");
        var rows = rows(database);
        Ran second = Ran.weir("evaluate", "--postgres", url(database), "../samples");

        assertThat(rows)
                .containsKeys("observation", "observation_content", "score", "usage_metric")
                .containsKeys("trace_day", "dead_letter")
                .doesNotContainValue(List.of());
        assertThat(rows(database)).isEqualTo(rows);
        assertThat(summary(second)).isEqualTo(summary(first));
    }

    @Test
    void theSummaryAndTheScoresAreThoseOfThisRunWhateverWasThereBefore() throws Exception {
        Path all = file("all.jsonl", ROOT, CHILD, OTHER);
        Path part = file("part.jsonl", CHILD);
        Path scores = folder.resolve("scores.jsonl");
        Ran ofAll = Ran.weir("evaluate", "--scores", scores.toString(), all.toString());
        List<String> linesOfAll = Files.readAllLines(scores);
        Ran ofPart = Ran.weir("evaluate", "--scores", scores.toString(), part.toString());

        assertThat(summary(ofAll)).contains("  2 traces", "  3 observations", "trace t-1");
        assertThat(summary(ofPart))
                .contains("  1 trace\n", "  1 observation,", "answered", "trace t-1")
                .containsPattern("refusal +· +1 +· +·");
        assertThat(linesOfAll)
                .hasSize(3 * 7 + 2)
                .anyMatch(line -> line.contains("\"t-2\""))
                .isSortedAccordingTo((one, other) -> target(one).compareTo(target(other)));
        assertThat(Files.readAllLines(scores))
                .hasSize(7 + 1)
                .allMatch(line -> line.contains("\"t-1\""));
    }

    private static String target(String line) {
        return line.replaceFirst(".*\"traceId\":(.*?),\"observationId\":(.*?),.*", "$1 $2")
                .replace("null", "\"\"");
    }

    @Test
    void standardInputIsReadToItsEnd() throws Exception {
        Process weir = Ran.process(folder, "evaluate", "-");
        try (var in = weir.getOutputStream()) {
            in.write((ROOT + CHILD + "{\"traceId\":").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(weir.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(weir.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("  1 trace\n", "  2 observations", "MALFORMED_JSON", "stdin:3")
                .doesNotContain("\tat ");
    }

    @Test
    void aBugIsExitCode1AndPointsToTheLog() throws Exception {
        PostgresConfig database = createDatabase("broken");
        Migrations.apply(database);
        execute(database, "ALTER TABLE weir.score RENAME COLUMN label TO another");
        Ran ran = Ran.weir("evaluate", "--postgres", url(database), "../samples/native");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(ran.err())
                .contains("an unexpected failure (PSQLException); the log says more: ")
                .doesNotContain("\tat ");
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void nothingTemporaryIsLeft() throws IOException {
        Ran.weir("evaluate", file("one.jsonl", OTHER).toString());
        try (var left = Files.list(folder.resolve("home/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aParallelismOfNothingIsRefused() {
        Ran ran = Ran.weir("evaluate", "--parallelism", "0", "../samples");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err()).contains("--parallelism: expected 1 to 128, got 0");
    }

    private static PostgresConfig createDatabase(String name) throws Exception {
        PostgresConfig owner = EmbeddedPostgres.start(folder.resolve("home/postgres")).owner();
        execute(owner, "CREATE DATABASE " + name);
        String server = owner.url().substring(0, owner.url().lastIndexOf('/'));
        return new PostgresConfig(server + "/" + name, owner.user(), owner.password());
    }

    private static String url(PostgresConfig database) {
        return "%s?user=%s&password=%s"
                .formatted(database.url(), database.user(), database.password());
    }

    private static Connection connect(PostgresConfig database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void execute(PostgresConfig database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row of every table, but for the times at which it was written. */
    private static Map<String, List<String>> rows(PostgresConfig database) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (String table : texts(database, TABLES)) {
            rows.put(
                    table,
                    texts(
                            database,
                            "SELECT (to_jsonb(t) - ARRAY['updated_at', 'scored_at'])::text"
                                    + " FROM weir."
                                    + table
                                    + " t ORDER BY 1"));
        }
        return rows;
    }

    private static List<String> texts(PostgresConfig database, String query) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
