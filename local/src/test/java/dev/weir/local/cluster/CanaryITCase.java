package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.local.Weir;
import dev.weir.local.canary.Canaries;
import dev.weir.local.canary.Corpus;
import dev.weir.local.canary.Kept;
import dev.weir.local.canary.Planted;
import dev.weir.local.canary.Sweep;
import dev.weir.local.canary.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Personal data in every field of what comes in, and none of it in anything that is written. */
@Timeout(300)
class CanaryITCase {
    private static final Path SAMPLES = Path.of("../samples");
    private static final Path LOG = Path.of("target/test.log");

    private static final int MAX_SPANS = 60;

    /** Text is soon out of the state, and a trace soon too large. */
    private static final String HURRIED =
            "{quiet: 1s, max-age: 5s, text-ttl: 2s, max-fragments-per-trace: " + MAX_SPANS + "}";

    /** Checkpoints are a second apart, and a trace's text is gone after 3 seconds of silence. */
    private static final int CHECKPOINTS_UNTIL_EXPIRED = 5;

    /** Wherever text may go, text that stood beside a canary must have come. */
    private static final List<String> SINKS =
            List.of(
                    "batch weir.trace_day",
                    "batch weir.observation",
                    "batch weir.observation_content",
                    "batch weir.score",
                    "batch weir.usage_metric",
                    "batch weir.dead_letter",
                    "stream weir.trace_day",
                    "stream weir.observation",
                    "stream weir.observation_content",
                    "stream weir.score",
                    "stream weir.usage_metric",
                    "stream weir.dead_letter",
                    "terminal",
                    "scores.jsonl",
                    "kafka/weir.signals-",
                    "kept/checkpoints/",
                    "kept/exchanges/",
                    "flink/checkpoints/",
                    "postgres/data/base/",
                    "postgres/data/pg_wal/");

    /** Where no text may come at all, and where it is enough to have looked. */
    private static final List<String> LOGS =
            List.of(
                    "test.log",
                    "postgres/server.log",
                    "flink/logs/jobmanager.log",
                    "flink/logs/jobmanager.out",
                    "flink/logs/taskmanager-1.log",
                    "flink/logs/taskmanager-1.out");

    @TempDir Path folder;

    private final Instant start = Instant.now().minusSeconds(600);
    private final Canaries canaries = new Canaries();
    private final Sweep sweep = new Sweep(canaries, Deployment.REDACTION_KEY);

    @Test
    void nothingOfWhatIsRedactedIsStoredSentOrTold() throws Exception {
        List<Planted> records = Corpus.of(SAMPLES, canaries, start, MAX_SPANS);
        try (Deployment weir = Deployment.start(folder)) {
            PostgresConfig batch = weir.createDatabase("batch");
            Migrations.apply(batch);
            new Tables(batch).storeAsWritten();
            new Tables(weir.database()).storeAsWritten();
            evaluate(records, batch);
            Kept.during(
                    weir.cluster().checkpointDirectory(),
                    folder.resolve("kept/checkpoints"),
                    () -> stream(records, weir));
            tables("batch ", batch);
            tables("stream ", weir.database());
        }
        sweep.bytes("test.log", Files.readAllBytes(LOG));
        sweep.files(folder, name -> !isInput(name) && !isInstalled(name));

        assertThat(sweep.leaks()).isEmpty();
        assertThat(sweep.swept()).containsAll(LOGS);
        assertThat(SINKS)
                .allSatisfy(
                        sink ->
                                assertThat(sweep.controls())
                                        .as(sink)
                                        .anyMatch(name -> name.startsWith(sink)));
        // The same search of the same kind of file does find what was sent.
        var input = new Sweep(canaries, Deployment.REDACTION_KEY);
        input.files(folder, CanaryITCase::isInput);
        assertThat(input.leaks()).hasSizeGreaterThan(records.size());
    }

    /** The programs of PostgreSQL, and the key. */
    private static boolean isInstalled(String name) {
        return name.startsWith("postgres/server-") || name.equals("weir/redaction.key");
    }

    private static boolean isInput(String name) {
        return name.startsWith("input/") || name.startsWith("kafka/weir.traces-");
    }

    /** As {@code ./weir evaluate} does, with what it hands from task to task on disk. */
    private void evaluate(List<Planted> records, PostgresConfig database) throws Exception {
        Path input = Files.createDirectory(folder.resolve("input"));
        for (Planted record : records) {
            Files.write(input.resolve(record.name()), record.value());
        }
        String url =
                "%s?user=%s&password=%s"
                        .formatted(database.url(), database.user(), database.password());
        Path home = folder.resolve("weir");
        Kept.during(
                home.resolve("tmp"),
                folder.resolve("kept/exchanges"),
                () -> {
                    Weir weir = Weir.in(home, Deployment.REDACTION_KEY);
                    String scores = folder.resolve("scores.jsonl").toString();
                    sweep.text(
                            "terminal",
                            weir.run(
                                    "evaluate",
                                    "--postgres",
                                    url,
                                    "--scores",
                                    scores,
                                    input.toString()));
                });
    }

    private void stream(List<Planted> records, Deployment weir) throws Exception {
        List<Planted> late = Corpus.late(canaries, start);
        List<String> jobs = weir.submitJobs(HURRIED);
        send(weir, records.stream().map(Planted::value).toList());
        send(weir, Arrays.asList(late.get(0).value(), null, null));
        awaitRows(weir, "weir.observation", "project = 'crafted' AND name = 'span'");
        awaitRows(weir, "weir.dead_letter", "reason = 'EMPTY_INPUT' AND kafka_partition = 2");
        for (int i = 0; i < CHECKPOINTS_UNTIL_EXPIRED; i++) {
            weir.cluster().awaitCheckpoint(jobs.get(0));
        }
        send(weir, List.of(late.get(1).value()));
        awaitRows(weir, "weir.dead_letter", "reason = 'TOO_LATE'");
        awaitRows(weir, "weir.dead_letter", "reason = 'TRACE_TOO_LARGE'");
        jobs.forEach(weir.cluster()::awaitCheckpoint);
        jobs.forEach(job -> sweep.text("told of " + job, weir.cluster().told(job)));
    }

    /** With keys and headers that nobody asked for. */
    private void send(Deployment weir, List<byte[]> values) throws Exception {
        byte[] key = canaries.plain("the key of a record").getBytes(StandardCharsets.UTF_8);
        byte[] header = canaries.plain("a header").getBytes(StandardCharsets.UTF_8);
        weir.records()
                .sendRecords(
                        values,
                        (partition, value) ->
                                new ProducerRecord<>(
                                        weir.records().name(),
                                        partition,
                                        key,
                                        value,
                                        List.of(new RecordHeader("from", header))));
    }

    private static void awaitRows(Deployment weir, String table, String condition) {
        var tables = new Tables(weir.database());
        Await.until(
                "a row of " + table + " with " + condition,
                FlinkCluster.PATIENCE,
                () -> tables.count(table, condition) > 0);
    }

    private void tables(String prefix, PostgresConfig database) throws Exception {
        new Tables(database).dump().forEach((name, rows) -> sweep.text(prefix + name, rows));
    }
}
