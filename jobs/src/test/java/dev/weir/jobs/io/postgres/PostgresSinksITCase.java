package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.config.PostgresConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSinksITCase {
    private static final String ALL_BUT_TIMES =
            "SELECT to_jsonb(r) - 'updated_at' - 'scored_at' FROM weir.%s r ORDER BY 1";

    @Test
    void theSameInputTwiceGivesTheSameRows() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        run(database.config());
        List<String> first = dump(database);
        run(database.config());

        assertThat(first).hasSize(300 + 100 + 100 + 20 + 1);
        assertThat(dump(database)).isEqualTo(first);
    }

    @Test
    void aDeadLetterOfAFileStaysOnTheDayItWasFirstRefused() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        database.execute("SELECT weir.ensure_partitions('2026-03-01')");
        write(database.config(), new DeadLetterTable(), List.of(deadLetter(1, START)));
        write(database.config(), new DeadLetterTable(), List.of(deadLetter(1, null)));

        assertThat(database.rows("SELECT day, reason, line FROM weir.dead_letter"))
                .containsExactly("2026-03-01|MALFORMED_JSON|1");
    }

    @Test
    void aLaterTotalReplacesTheEarlier() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        write(database.config(), new UsageMetricTable(), List.of(usage(1), usage(2)));
        write(database.config(), new UsageMetricTable(), List.of(usage(3)));

        assertThat(database.rows("SELECT requests, cost_usd FROM weir.usage_metric"))
                .containsExactly("3|0.5");
    }

    @Test
    void noRowIsLostWhenTheServerIsKilledAndComesBack(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres first = server(data, 0);
        try {
            var config =
                    new PostgresConfig(
                            "jdbc:postgresql://localhost:" + first.getPort() + "/postgres",
                            "postgres",
                            "any");
            Migrations.apply(config);
            var table = new ScoreTable();
            try (var writer =
                    new BatchWriter<>(config, table, new Refusals("score", new SimpleCounter()))) {
                writer.write(scores(0, 100));
                kill(data);
                var restarted = CompletableFuture.supplyAsync(() -> restarted(first, data));
                writer.write(scores(100, 200));
                try (EmbeddedPostgres second = restarted.get()) {
                    assertThat(second.getPort()).isEqualTo(first.getPort());
                    assertThat(TestDatabase.rows(config, "SELECT count(*) FROM weir.score"))
                            .containsExactly("200");
                }
            }
        } finally {
            first.close();
        }
    }

    private static void run(PostgresConfig config) throws Exception {
        var settings = new Configuration();
        settings.setString("pipeline.generic-types", "false");
        var environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(2);
        var observations = new ArrayList<Observation>();
        var deadLetters = new ArrayList<DeadLetter>();
        for (int i = 0; i < 100; i++) {
            observations.add(Samples.observation("t-" + i, "c", 1, START));
        }
        for (int i = 0; i < 20; i++) {
            deadLetters.add(deadLetter(i, null));
        }
        sink(environment, Score.class, scores(0, 300), PostgresSinks.scores(config));
        sink(environment, Observation.class, observations, PostgresSinks.observations(config));
        sink(environment, DeadLetter.class, deadLetters, PostgresSinks.deadLetters(config));
        sink(environment, UsageMetric.class, List.of(usage(3)), PostgresSinks.usageMetrics(config));
        environment.execute();
    }

    private static <T> void sink(
            StreamExecutionEnvironment environment, Class<T> type, List<T> rows, Sink<T> sink) {
        environment.fromData(rows, TypeInformation.of(type)).rebalance().sinkTo(sink);
    }

    private static List<String> dump(TestDatabase database) throws SQLException {
        var rows = new ArrayList<String>();
        for (String table :
                List.of(
                        "score",
                        "observation",
                        "observation_content",
                        "dead_letter",
                        "usage_metric")) {
            rows.addAll(database.rows(ALL_BUT_TIMES.formatted(table)));
        }
        return rows;
    }

    private static <T> void write(PostgresConfig config, Table<T> table, List<T> rows)
            throws Exception {
        try (var writer =
                new BatchWriter<>(config, table, new Refusals(table.name(), new SimpleCounter()))) {
            writer.write(rows);
        }
    }

    private static List<Score> scores(int from, int to) {
        var scores = new ArrayList<Score>();
        for (int i = from; i < to; i++) {
            scores.add(Samples.score("t-" + i / 3, "rule-" + i % 3, "c", 1));
        }
        return scores;
    }

    private static DeadLetter deadLetter(int line, @Nullable Instant receivedAt) {
        return new DeadLetter(
                "d-" + line,
                RejectReason.MALFORMED_JSON,
                "no value at column 1",
                Position.file("traces.jsonl", (long) line),
                null,
                10,
                receivedAt,
                "");
    }

    private static UsageMetric usage(long requests) {
        return new UsageMetric(
                "shop",
                "production",
                "chat",
                "openai",
                "gpt",
                START,
                requests,
                0,
                10,
                5,
                new BigDecimal("0.5"));
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .start();
    }

    private static void kill(Path data) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private static EmbeddedPostgres restarted(EmbeddedPostgres first, Path data) {
        try {
            int port = first.getPort();
            first.close();
            return server(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
