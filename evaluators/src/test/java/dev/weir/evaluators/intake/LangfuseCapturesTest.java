package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the captured batches of Langfuse's JavaScript SDK, version 3, say. */
class LangfuseCapturesTest {
    private static final String SYSTEM =
            "You are the support assistant of Acme Outdoor. Be concise, friendly, and never promise"
                    + " refunds above €50.";

    @Test
    void createAndUpdatesOfAGenerationGiveOneWhole() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/chat_session.json");
        Span span = Captures.observation(fragments, "dc02aa16-c1c2-43bb-bbb1-a1e04d8d6049");

        assertThat(span.type()).isEqualTo(ObservationType.GENERATION);
        assertThat(span.name()).isEqualTo("support_chat-llm");
        assertThat(span.parentId()).isEmpty();
        assertThat(span.timing().start()).isEqualTo(Instant.parse("2026-11-23T14:44:56.126Z"));
        assertThat(span.timing().end()).isEqualTo(Instant.parse("2026-11-23T14:44:56.306Z"));
        assertThat(span.timing().timeToFirstTokenMs()).isEqualTo(83);
        assertThat(span.call().requestedModel()).isEqualTo("gpt-4o");
        assertThat(span.call().provider()).isEqualTo("openai");
        assertThat(span.call().parameters())
                .containsEntry("temperature", "0.2")
                .containsEntry("stream", "true")
                .containsEntry("stop", "[\"\\n\\n##\"]");
        assertThat(span.call().promptName()).isEqualTo("support-system");
        assertThat(span.call().promptVersion()).isEqualTo("12");
        assertThat(span.usage().input()).isEqualTo(118);
        assertThat(span.usage().output()).isEqualTo(24);
        assertThat(span.attribution().environment()).isEqualTo("production");
        assertThat(Captures.lines(span.content().input()))
                .hasSize(4)
                .startsWith(
                        "system TEXT: " + SYSTEM,
                        "user TEXT: Hi, my parcel for order A-10482 is a week late. Can I get a"
                                + " refund?")
                .endsWith("user TEXT: Yes, please do.");
        assertThat(Captures.lines(span.content().output()))
                .containsExactly(
                        "assistant TEXT: Done — I refunded €6.90 to the card ending 4242. You will"
                                + " see it within 3–5 business days. 🎉");
    }

    @Test
    void aTraceKeepsItsFirstStartAndItsAttribution() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/chat_session.json");
        Span trace = Captures.trace(fragments, "7b0a8704-9fba-452c-8127-e7c961e10e26");

        assertThat(trace.name()).isEqualTo("chat-turn");
        assertThat(trace.timing().start()).isEqualTo(Instant.parse("2026-11-23T14:44:56.046Z"));
        assertThat(trace.attribution().userKey()).isEqualTo("user-7731");
        assertThat(trace.attribution().sessionId()).isEqualTo("sess-20241104-7731");
        assertThat(trace.attribution().feature()).isEqualTo("support_chat");
        assertThat(trace.attribution().tags()).containsExactly("support_chat");
        assertThat(trace.attribution().release()).isEqualTo("support-app@2.14.3");
        assertThat(fragments).allMatch(f -> f.project().equals("pk-lf-00000000-demo"));
    }

    @Test
    void metadataOfATraceIsText() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/chat_session.json");
        Span trace = Captures.trace(fragments, "53b35857-9299-411a-9fde-6927abe196b4");

        assertThat(trace.metadata())
                .containsEntry("feature", "support_chat")
                .containsEntry("turn", "2")
                .containsEntry("locale", "de-DE")
                .containsEntry("version", "7");
    }

    @Test
    void thumbsBecomeFeedbackOfTheirTarget() {
        List<Fragment> scores =
                Captures.of(
                        Captures.fragments("langfuse-js-v3/chat_session.json"),
                        FragmentKind.FEEDBACK);

        assertThat(scores).hasSize(2);
        assertThat(scores.get(0).traceId()).isEqualTo("53b35857-9299-411a-9fde-6927abe196b4");
        assertThat(scores.get(0).feedback().feedbackId())
                .isEqualTo("4830e009-83f4-46ab-84f6-5d4afca89f0c");
        assertThat(scores.get(0).feedback().value()).isEqualTo(0.0);
        assertThat(scores.get(0).feedback().comment()).isEqualTo("Refund never arrived 👎");
        assertThat(scores.get(0).feedback().source()).isEqualTo(ScoreSource.USER);
        assertThat(scores.get(1).observationId()).isEqualTo("4de20363-5382-4b33-ad6a-3cf47ba92bd3");
        assertThat(scores.get(1).feedback().value()).isEqualTo(1.0);
    }

    @Test
    void aSpanThatRetrievesHoldsItsPassages() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/rag.json");
        Span retrieve = Captures.observation(fragments, "9234f9ca-9964-4aae-9386-38902a636794");

        assertThat(retrieve.type()).isEqualTo(ObservationType.RETRIEVER);
        assertThat(retrieve.content().context())
                .containsExactly(
                        new Document(
                                "kb-warranty-07",
                                "Warranty policy §3: rechargeable batteries are covered for 24"
                                    + " months from the date of purchase against capacity loss of"
                                    + " more than 40%.",
                                0.912),
                        new Document(
                                "kb-summit40-02",
                                "Summit 40 headlamp – technical sheet. Battery: Li-ion 18650, 3400"
                                        + " mAh, replaceable. IPX7.",
                                0.874),
                        new Document(
                                "kb-register-01",
                                "Warranty claims for batteries require the serial number to be"
                                        + " registered within 30 days of purchase.",
                                0.803));
        assertThat(retrieve.content().output()).isEmpty();
    }

    @Test
    void anEmbeddingStaysOneThoughItsUpdateIsOfAGeneration() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/rag.json");
        Span embed = Captures.observation(fragments, "b6469ac0-453d-49a4-b76e-7e475c77c6f8");

        assertThat(embed.type()).isEqualTo(ObservationType.EMBEDDING);
        assertThat(embed.parentId()).isEqualTo("9234f9ca-9964-4aae-9386-38902a636794");
        assertThat(embed.usage().input()).isEqualTo(21);
        assertThat(embed.usage().output()).isNull();
    }

    @Test
    void anEventEndsWhenItStarts() {
        Span event =
                Captures.observation(
                        Captures.fragments("langfuse-js-v3/rag.json"),
                        "179f229a-60ab-49c4-9e93-265991cc2306");

        assertThat(event.type()).isEqualTo(ObservationType.EVENT);
        assertThat(event.timing().end()).isEqualTo(Instant.parse("2026-11-23T14:44:56.516Z"));
    }

    @Test
    void statedCostIsKept() {
        Span answer =
                Captures.observation(
                        Captures.fragments("langfuse-js-v3/rag.json"),
                        "38f12ad7-05d1-49a4-81bb-90ea13c2b00a");

        assertThat(answer.costUsd()).isEqualByComparingTo(new BigDecimal("0.0000423"));
        assertThat(answer.usage().input()).isEqualTo(134);
        assertThat(answer.usage().cacheRead()).isZero();
        assertThat(answer.usage().output()).isEqualTo(37);
    }

    @Test
    void automaticScoresAreNotTakenForPeople() {
        List<Fragment> scores =
                Captures.of(Captures.fragments("langfuse-js-v3/rag.json"), FragmentKind.FEEDBACK);

        assertThat(scores)
                .extracting(f -> f.feedback().name(), f -> f.feedback().source())
                .containsExactly(
                        tuple("verdict", ScoreSource.EXTERNAL),
                        tuple("faithfulness", ScoreSource.EXTERNAL));
        assertThat(scores.get(0).feedback().label()).isEqualTo("grounded");
        assertThat(scores.get(0).feedback().value()).isNull();
    }

    @Test
    void aFailedAttemptHasTheStatusAsItsErrorType() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/error_retry.json");
        Span failed = Captures.observation(fragments, "31c856b7-951f-48db-9473-96fc85748e65");
        Span recovered = Captures.observation(fragments, "aeb58a88-e139-4592-948f-5a5b6c5134de");

        assertThat(failed.outcome().level()).isEqualTo(Level.ERROR);
        assertThat(failed.outcome().errorType()).isEqualTo("429");
        assertThat(recovered.outcome().level()).isEqualTo(Level.DEFAULT);
        assertThat(recovered.outcome().errorType()).isEmpty();
    }

    @Test
    void anObservationThatNeverEndedHasNoEnd() {
        Span crashed =
                Captures.observation(
                        Captures.fragments("langfuse-js-v3/error_retry.json"),
                        "dbd762e5-04bc-45eb-b1d4-68447be2453e");

        assertThat(crashed.timing().end()).isNull();
        assertThat(Captures.lines(crashed.content().input()))
                .containsExactly("user TEXT: process died before end()");
    }

    @Test
    void aStructuredAnswerIsKeptAsJson() {
        Span extract =
                Captures.observation(
                        Captures.fragments("langfuse-js-v3/document_extraction.json"),
                        "4fdef6c0-f79b-4370-8b4f-62321e5af680");

        assertThat(extract.content().output().get(0).text())
                .startsWith("{\"invoice_number\":\"INV-2024-00817\"")
                .contains("\"gross_total\":2189.6");
        assertThat(extract.content().outputSchema()).isEqualTo("{\"type\":\"object\"}");
        assertThat(extract.usage().input()).isEqualTo(65);
        assertThat(extract.usage().output()).isEqualTo(59);
        assertThat(Captures.lines(extract.content().input()))
                .contains(
                        "user IMAGE: @@@langfuseMedia:type=image/png|id=med_a3kNPkqi4CqsC2b8aE"
                                + "|source=base64_data_uri@@@");
    }

    @Test
    void zeroCostOfAFailedCallIsUnknownAndSecretsAreDropped() {
        List<Fragment> fragments = Captures.fragments("langfuse-js-v3/observe_openai_stream.json");
        Span failed = Captures.observation(fragments, "60c4019b-54f8-434a-ba73-2006f860337f");

        assertThat(failed.costUsd()).isNull();
        assertThat(failed.usage().isKnown()).isFalse();
        assertThat(failed.outcome().errorType()).isEqualTo("400");
        assertThat(fragments.toString())
                .doesNotContain("sk-lf-")
                .doesNotContain("clientInitParams");
    }

    @Test
    void aRetriedBatchGivesTheSameFragments() {
        assertThat(Captures.fragments("langfuse-js-v3/masked_and_retried.002.json"))
                .isEqualTo(Captures.fragments("langfuse-js-v3/masked_and_retried.001.json"));
    }
}
