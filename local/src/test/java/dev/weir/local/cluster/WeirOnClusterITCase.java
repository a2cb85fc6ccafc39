package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.RecordSplitter;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.local.Weir;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two jobs from the shaded jar, on processes of their own, against a batch run in this one. */
@Timeout(300)
class WeirOnClusterITCase {
    private static final Path SAMPLES = Path.of("../samples");

    /** What no order or time of arrival, and no restart, may change. */
    private static final String CURRENT_SCORES =
            """
            SELECT (to_jsonb(s) - ARRAY['revision', 'scored_at', 'append_time'])::text
            FROM weir.score s WHERE current
            """;

    private static final String DOUBLED_SCORES =
            """
            SELECT project || ' ' || trace_id || ' ' || observation_id || ' ' || rule
            FROM weir.score WHERE current
            GROUP BY project, trace_id, observation_id, rule HAVING count(*) > 1
            """;

    private static final String OBSERVATIONS =
            """
            SELECT (to_jsonb(o) - ARRAY['revision', 'updated_at', 'append_time'])::text
            FROM weir.observation o
            """;

    private static final String CONTENTS =
            "SELECT (to_jsonb(c) - 'updated_at')::text FROM weir.observation_content c";

    /**
     * A streaming job accepts nothing for a minute that ended 24 hours ago, a batch job does; so
     * the samples count here only as long as they are young. The fresh records always do. A minute
     * whose requests were all corrected away has a row of zeros in streaming, and none in batch.
     */
    private static final String YOUNG_METRICS =
            """
            SELECT (to_jsonb(m) - 'updated_at')::text
            FROM weir.usage_metric m
            WHERE minute > now() - interval '23 hours' AND requests > 0
            """;

    /** Where a record was refused differs, what was wrong with it does not. */
    private static final String REFUSALS =
            "SELECT DISTINCT reason || ': ' || detail || ': ' || excerpt FROM weir.dead_letter";

    private static final String FRESH =
            """
            {"project":"fresh","traceId":"fresh-%1$d","observationId":"only","type":"generation",\
            "name":"answer","startTime":"%2$s","endTime":"%3$s","model":"gpt-4o-mini",\
            "input":"Which page tells how to return an order?","output":"Page %1$d tells how.",\
            "usage":{"input":%4$d,"output":7},"cost":0.0001,"userId":"user-%1$d",\
            "sessionId":"session-%5$d","feature":"help"}
            """;

    @TempDir Path folder;

    @Test
    void aKilledTaskManagerChangesNothingOfWhatTheJobsWrite() throws Exception {
        Path fresh = folder.resolve("fresh.jsonl");
        Files.writeString(fresh, String.join("", freshLines(Instant.now().minusSeconds(600))));
        try (Deployment weir = Deployment.start(folder)) {
            PostgresConfig batch = evaluated(weir, SAMPLES, fresh);
            List<byte[]> records = new ArrayList<>(split(SAMPLES));
            records.addAll(split(fresh));
            List<String> jobs = weir.submitJobs();
            feed(weir, jobs, withDuplicates(records));

            for (String query :
                    List.of(CURRENT_SCORES, OBSERVATIONS, CONTENTS, YOUNG_METRICS, REFUSALS)) {
                assertEventuallyEqual(query, weir.database(), rows(query, batch));
            }
            // It is no passing state: the same still holds after what was under way has arrived.
            jobs.forEach(weir.cluster()::awaitCheckpoint);
            assertThat(rows(CURRENT_SCORES, weir.database()))
                    .isEqualTo(rows(CURRENT_SCORES, batch));
            assertThat(rows(YOUNG_METRICS, weir.database())).isEqualTo(rows(YOUNG_METRICS, batch));
            assertThat(rows(DOUBLED_SCORES, weir.database())).isEmpty();
            assertThat(jobs)
                    .allSatisfy(job -> assertThat(weir.cluster().restores(job)).isPositive());
        }
    }

    /** The first part is safe in a checkpoint, the second is under way, the third still to come. */
    private static void feed(Deployment weir, List<String> jobs, List<byte[]> records)
            throws Exception {
        int part = records.size() / 3;
        weir.records().sendBytes(records.subList(0, part));
        jobs.forEach(weir.cluster()::awaitCheckpoint);
        weir.records().sendBytes(records.subList(part, 2 * part));
        weir.cluster().killTaskManager();
        weir.records().sendBytes(records.subList(2 * part, records.size()));
        weir.cluster().startTaskManager();
        jobs.forEach(weir.cluster()::awaitRunning);
    }

    /** A database in which {@code ./weir evaluate} put the same records. */
    private PostgresConfig evaluated(Deployment weir, Path... files)
            throws IOException, SQLException {
        PostgresConfig database = weir.createDatabase("batch");
        String url =
                "%s?user=%s&password=%s"
                        .formatted(database.url(), database.user(), database.password());
        var arguments = new ArrayList<>(List.of("evaluate", "--postgres", url));
        Stream.of(files).map(Path::toString).forEach(arguments::add);
        Weir.in(folder.resolve("weir"), Deployment.REDACTION_KEY)
                .run(arguments.toArray(String[]::new));
        return database;
    }

    private static List<String> freshLines(Instant start) {
        return IntStream.range(0, 40)
                .mapToObj(
                        i ->
                                FRESH.formatted(
                                        i,
                                        start.plusSeconds(5L * i),
                                        start.plusSeconds(5L * i + 2),
                                        20 + i,
                                        i / 4))
                .toList();
    }

    private static List<byte[]> split(Path root) throws IOException {
        var records = new ArrayList<byte[]>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    var splitter = new RecordSplitter(in, file.toString());
                    for (var next = splitter.next(); next != null; next = splitter.next()) {
                        records.add(next.value());
                    }
                }
            }
        }
        return records;
    }

    /** In no order, every third of them twice. */
    private static List<byte[]> withDuplicates(List<byte[]> records) {
        var all = new ArrayList<>(records);
        for (int i = 0; i < records.size(); i += 3) {
            all.add(records.get(i));
        }
        Collections.shuffle(all, new Random(9));
        return all;
    }

    private static void assertEventuallyEqual(
            String query, PostgresConfig database, List<String> expected) {
        assertThat(expected).isNotEmpty();
        try {
            Await.until(
                    query, Duration.ofSeconds(60), () -> rows(query, database).equals(expected));
        } catch (AssertionError late) {
            assertThat(rows(query, database)).containsExactlyElementsOf(expected);
            throw late;
        }
    }

    private static List<String> rows(String query, PostgresConfig database) {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            Collections.sort(rows);
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("cannot read " + query, e);
        }
    }
}
