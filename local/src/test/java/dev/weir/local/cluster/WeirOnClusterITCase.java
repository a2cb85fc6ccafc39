package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.local.Rows;
import dev.weir.local.SampleRecords;
import dev.weir.local.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two jobs from the shaded jar, on processes of their own, against a batch run in this one. */
@Timeout(300)
class WeirOnClusterITCase {
    private static final String DOUBLED_SCORES =
            """
            SELECT project || ' ' || trace_id || ' ' || observation_id || ' ' || rule
            FROM weir.score WHERE current
            GROUP BY project, trace_id, observation_id, rule HAVING count(*) > 1
            """;

    /**
     * A streaming job accepts nothing for a minute that ended 24 hours ago, a batch job does; so
     * the samples count here only as long as they are young. The fresh records always do. A minute
     * whose requests were all corrected away has a row of zeros in streaming, and none in batch.
     * What came too late is to be computed anew from the observations, which are all there.
     */
    private static final String YOUNG_METRICS =
            """
            SELECT (to_jsonb(m) - 'updated_at')::text
            FROM weir.usage_metric m
            WHERE minute > now() - interval '23 hours' AND requests > 0
            """;

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
            PostgresConfig batch = evaluated(weir, SampleRecords.SAMPLES, fresh);
            List<byte[]> records = SampleRecords.of(SampleRecords.SAMPLES, fresh);
            List<String> jobs = weir.submitJobs();
            feed(weir, jobs, SampleRecords.shuffledWithDuplicates(records, 9));

            for (String query :
                    List.of(
                            Rows.CURRENT_SCORES,
                            Rows.OBSERVATIONS,
                            Rows.CONTENTS,
                            YOUNG_METRICS,
                            Rows.REFUSALS)) {
                assertEventuallyEqual(query, weir.database(), Rows.of(query, batch));
            }
            // It is no passing state: the same still holds after what was under way has arrived.
            jobs.forEach(weir.cluster()::awaitCheckpoint);
            assertThat(Rows.of(Rows.CURRENT_SCORES, weir.database()))
                    .isEqualTo(Rows.of(Rows.CURRENT_SCORES, batch));
            assertThat(Rows.of(YOUNG_METRICS, weir.database()))
                    .isEqualTo(Rows.of(YOUNG_METRICS, batch));
            assertThat(Rows.of(DOUBLED_SCORES, weir.database())).isEmpty();
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

    private static void assertEventuallyEqual(
            String query, PostgresConfig database, List<String> expected) {
        assertThat(expected).isNotEmpty();
        try {
            Await.until(
                    query, Duration.ofSeconds(60), () -> Rows.of(query, database).equals(expected));
        } catch (AssertionError late) {
            assertThat(Rows.of(query, database)).containsExactlyElementsOf(expected);
            throw late;
        }
    }
}
