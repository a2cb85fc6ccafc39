package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two runs that each knew a part of a span: Monday's file had its start, Tuesday's its end. */
class ObservationMergeITCase {
    private static final Instant END = START.plusMillis(800);
    private static final Observation CREATED = observation("created", 1, START, created());
    private static final Observation UPDATED = observation("updated", 2, END, updated());

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
    void whatTheNewerSaysReplacesAndWhatItDoesNotSayStays() throws Exception {
        write(CREATED);
        write(UPDATED);

        assertThat(facts())
                .containsExactly(
                        "answer|o-0|embedding|openai|gpt|gpt-1|p|stop|production|user-key|s-1|chat"
                                + "|1.2|ERROR|429|0.5|updated|2026-03-02 00:00:00.3");
        assertThat(
                        database.rows(
                                "SELECT input->0->'parts'->0->>'text',"
                                        + " output->0->'parts'->0->>'text', context->0->>'id',"
                                        + " tools, output_schema, parameters, metadata,"
                                        + " status_message FROM weir.observation_content"))
                .containsExactly(
                        "question|new answer|kb-1|[]|{}|{\"seed\": \"7\", \"temperature\": \"1\"}"
                                + "|{\"team\": \"support\", \"stage\": \"end\"}|slow");
    }

    @Test
    void latencyCountsFromTheStartThatOneKnewToTheEndThatTheOtherKnew() throws Exception {
        write(CREATED);
        write(UPDATED);

        assertThat(
                        database.rows(
                                "SELECT start_time IS NOT NULL, end_time IS NOT NULL, latency_ms"
                                        + " FROM weir.observation"))
                .containsExactly("t|t|800");
    }

    @Test
    void usageIsReplacedAsAGroupAndAFindingOfBothCountsOnce() throws Exception {
        write(CREATED);
        write(UPDATED);

        assertThat(
                        database.rows(
                                "SELECT input_tokens, cache_read_tokens, output_tokens, usage_raw,"
                                        + " pii FROM weir.observation"))
                .containsExactly(
                        "null|null|5|{\"completion_tokens\": 5}"
                                + "|{\"input:PHONE\": 1, \"output:EMAIL\": 2}");
    }

    @Test
    void bothOrdersGiveTheSameRow() throws Exception {
        write(CREATED);
        write(UPDATED);
        var facts = database.rows(Whole.FACTS);
        var content = database.rows(Whole.CONTENT);
        clear();

        write(UPDATED);
        write(CREATED);
        assertThat(database.rows(Whole.FACTS)).isEqualTo(facts);
        assertThat(database.rows(Whole.CONTENT)).isEqualTo(content);
    }

    @Test
    void whatIsReadAgainChangesNothing() throws Exception {
        write(CREATED);
        write(UPDATED);
        var facts = database.rows(Whole.FACTS);
        var content = database.rows(Whole.CONTENT);
        var revisions = database.rows("SELECT revision FROM weir.observation");

        write(UPDATED);
        write(CREATED);
        assertThat(database.rows(Whole.FACTS)).isEqualTo(facts);
        assertThat(database.rows(Whole.CONTENT)).isEqualTo(content);
        assertThat(database.rows("SELECT revision FROM weir.observation")).isEqualTo(revisions);
    }

    @Test
    void aRowDoesNotTellWhichStartOfItsTraceWasKnownFirst() throws Exception {
        write(CREATED);
        var facts = database.rows(Whole.FACTS);
        database.execute("TRUNCATE weir.observation, weir.observation_content");

        write(observation("created", 1, START, START.minusSeconds(60), created()));
        assertThat(database.rows(Whole.FACTS)).isEqualTo(facts);
    }

    /** Whatever is not a count of revisions or a time of writing. */
    private static final class Whole {
        static final String FACTS =
                "SELECT to_jsonb(o) - ARRAY['revision', 'updated_at'] FROM weir.observation AS o";
        static final String CONTENT =
                "SELECT to_jsonb(c) - 'updated_at' FROM weir.observation_content AS c";
    }

    private static List<String> facts() throws SQLException {
        return database.rows(
                "SELECT name, parent_id, type, provider, requested_model, model, prompt_name,"
                        + " finish_reason, environment, user_key, session_id, feature, release,"
                        + " level, error_type, cost_usd, content_hash,"
                        + " observed_at AT TIME ZONE 'UTC' FROM weir.observation");
    }

    private static Span created() {
        return new Span(
                ObservationType.EMBEDDING,
                "answer",
                "o-0",
                new Timing(START, null, null),
                new ModelCall(
                        "openai", "gpt", "", Map.of("temperature", "0", "seed", "7"), "p", "", ""),
                new Content(
                        List.of(Message.of("user", "question")),
                        List.of(Message.of("assistant", "old answer")),
                        List.of(new Document("kb-1", "a passage", null)),
                        List.of(),
                        "{}"),
                new Usage(10L, 2L, null, null, null, Map.of("prompt_tokens", 12L)),
                null,
                new Attribution("production", "user-key", "s-1", "", List.of("beta"), "1.2"),
                new Outcome(Level.ERROR, "slow", "429"),
                Map.of("team", "support", "stage", "start"),
                Map.of("output:EMAIL", 2, "input:PHONE", 1));
    }

    private static Span updated() {
        return new Span(
                ObservationType.GENERATION,
                "",
                "",
                new Timing(null, END, null),
                new ModelCall("", "", "gpt-1", Map.of("temperature", "1"), "", "", "stop"),
                new Content(
                        List.of(),
                        List.of(Message.of("assistant", "new answer")),
                        List.of(),
                        List.of(),
                        ""),
                new Usage(null, null, null, 5L, null, Map.of("completion_tokens", 5L)),
                new BigDecimal("0.5"),
                new Attribution("default", "", "", "chat", List.of(), ""),
                new Outcome(Level.DEFAULT, "", ""),
                Map.of("stage", "end"),
                Map.of("output:EMAIL", 1));
    }

    private static Observation observation(String hash, int order, Instant observed, Span span) {
        return observation(hash, order, observed, START, span);
    }

    private static Observation observation(
            String hash, int order, Instant observed, Instant traceStart, Span span) {
        return new Observation(
                "shop",
                "t-1",
                "o-1",
                1,
                span,
                hash,
                new ContentOrder(START.plusSeconds(order), 1),
                observed,
                traceStart,
                null);
    }

    private static void write(Observation observation) throws IOException, InterruptedException {
        try (var writer =
                new BatchWriter<>(
                        database.config(),
                        new ObservationTable(),
                        new Refusals("observation", new SimpleCounter()))) {
            writer.write(List.of(observation));
        }
    }
}
