package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.START;
import static dev.weir.jobs.io.postgres.Samples.observation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Observation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObservationTableITCase {
    private static TestDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void clear() throws SQLException {
        database.execute("TRUNCATE weir.observation, weir.observation_content, weir.trace_day");
    }

    @Test
    void storesFactsAndTextApart() throws Exception {
        write(observation("t-1", "hello", 1, START));

        assertThat(
                        database.rows(
                                "SELECT day, project, trace_id, observation_id, parent_id,"
                                        + " revision, type, name, observed_at AT TIME ZONE 'UTC',"
                                        + " latency_ms, time_to_first_token_ms, provider,"
                                        + " requested_model, model, prompt_name, prompt_version,"
                                        + " finish_reason, input_tokens, cache_read_tokens,"
                                        + " cache_write_tokens, output_tokens, usage_raw, cost_usd,"
                                        + " user_key, session_id, feature, tags, release, level,"
                                        + " error_type, pii, content_hash FROM weir.observation"))
                .containsExactly(
                        "2026-03-01|shop|t-1|o-1|o-0|1|generation|answer|2026-03-02 00:00:00.3|800"
                                + "|200|openai|gpt|gpt-1|p|2|stop|10|2|null|5|{\"prompt_tokens\":"
                                + " 12}|0.000123|user-key|s-1|chat|[\"beta\", \"eu\"]|1.2|WARNING||"
                                + "{\"output:EMAIL\": 2}|hello");
        assertThat(
                        database.rows(
                                "SELECT day, input, output, context, tools, parameters, metadata,"
                                        + " status_message FROM weir.observation_content"))
                .containsExactly(
                        "2026-03-01|[{\"role\": \"user\", \"parts\": [{\"text\": \"hello\","
                            + " \"type\": \"text\"}]}]|[{\"role\": \"assistant\", \"parts\":"
                            + " [{\"id\": \"c-1\", \"name\": \"refund\", \"text\":"
                            + " \"{\\\"id\\\":1}\", \"type\": \"tool_call\"}]}]|[{\"id\": \"kb-1\","
                            + " \"content\": \"a passage\"}]|[{\"name\": \"refund\","
                            + " \"parameters\": \"{}\"}]|{\"temperature\": \"0\"}|{\"team\":"
                            + " \"support\"}|slow");
    }

    @Test
    void revisionGrowsWithContentOnly() throws Exception {
        write(observation("t-1", "a", 1, START));
        write(observation("t-1", "a", 2, START));
        assertThat(revisions()).containsExactly("a|1");

        write(observation("t-1", "b", 3, START));
        assertThat(revisions()).containsExactly("b|2");
    }

    @Test
    void revisionIsTheSameHoweverTheRowsAreBatched() throws Exception {
        var one = observation("t-1", "a", 1, START, 1);
        var two = observation("t-1", "b", 2, START, 2);
        var three = observation("t-1", "c", 3, START, 3);
        write(one);
        write(two);
        write(three);
        assertThat(revisions()).containsExactly("c|3");

        database.execute("TRUNCATE weir.observation");
        write(three, one, two);
        assertThat(revisions()).containsExactly("c|3");

        database.execute("TRUNCATE weir.observation");
        write(one);
        write(two, three);
        assertThat(revisions()).containsExactly("c|3");
    }

    @Test
    void olderContentReplacesNeitherFactsNorText() throws Exception {
        write(observation("t-1", "b", 2, START));
        write(observation("t-1", "a", 1, START));

        assertThat(revisions()).containsExactly("b|1");
        assertThat(
                        database.rows(
                                "SELECT input->0->'parts'->0->>'text' FROM"
                                        + " weir.observation_content"))
                .containsExactly("b");
    }

    @Test
    void aTraceStaysOnTheDayOnWhichItWasFirstSeen() throws Exception {
        write(observation("t-1", "a", 1, START));
        write(observation("t-1", "b", 2, START.minusSeconds(86_400)));
        // Another writer, which remembers nothing.
        write(observation("t-1", "c", 3, START.plusSeconds(86_400)));

        assertThat(database.rows("SELECT day, content_hash FROM weir.observation"))
                .containsExactly("2026-03-01|c");
        assertThat(database.rows("SELECT day FROM weir.trace_day")).containsExactly("2026-03-01");
    }

    @Test
    void absurdTimesAreStoredAsTheNearestThatCanBeShown() throws Exception {
        write(observation("t-1", "a", 1, Instant.MIN.plusSeconds(1)));
        write(observation("t-2", "a", 1, Instant.parse("+50000-01-01T00:00:00Z")));

        assertThat(
                        database.rows(
                                "SELECT trace_id, day, tableoid::regclass FROM weir.observation"
                                        + " ORDER BY 1"))
                .containsExactly(
                        "t-1|0001-01-01|weir.observation_default",
                        "t-2|9999-12-31|weir.observation_default");
    }

    @Test
    void nulInEveryTextIsReplaced() throws Exception {
        write(observation("t-1", "a\0b", 1, START));

        assertThat(
                        database.rows(
                                "SELECT content_hash, input->0->'parts'->0->>'text' FROM"
                                        + " weir.observation JOIN weir.observation_content USING"
                                        + " (day, project, trace_id, observation_id)"))
                .containsExactly("a\uFFFDb|a\uFFFDb");
    }

    private static void write(Observation... observations)
            throws IOException, InterruptedException {
        var table = new ObservationTable();
        try (var writer =
                new BatchWriter<>(
                        database.config(),
                        table,
                        new Refusals("observation", new SimpleCounter()))) {
            writer.write(List.of(observations));
        }
    }

    private static List<String> revisions() throws SQLException {
        return database.rows("SELECT content_hash, revision FROM weir.observation");
    }
}
