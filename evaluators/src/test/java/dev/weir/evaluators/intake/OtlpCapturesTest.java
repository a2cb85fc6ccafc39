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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the captured OTLP requests say, convention by convention. */
class OtlpCapturesTest {
    @Test
    void openInferenceGenerationAsksForTools() {
        List<Fragment> fragments = Captures.fragments("openinference-json/openai_agent_tools.json");
        Span span = Captures.observation(fragments, "2452cfae8ec779c9");

        assertThat(fragments).allMatch(f -> f.project().equals("support-app"));
        assertThat(fragments.get(0).traceId()).isEqualTo("8c51b67adf33652abd023fdc4e1b0e58");
        assertThat(span.type()).isEqualTo(ObservationType.GENERATION);
        assertThat(span.parentId()).isEqualTo("772d848ac610a14f");
        assertThat(span.call().provider()).isEqualTo("openai");
        assertThat(span.call().requestedModel()).isEqualTo("gpt-4o");
        assertThat(span.call().model()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(span.call().finishReason()).isEqualTo("tool-calls");
        assertThat(span.attribution().environment()).isEqualTo("production");
        assertThat(span.attribution().userKey()).isEqualTo("user-7731");
        assertThat(span.attribution().sessionId()).isEqualTo("sess-agent-9");
        assertThat(span.attribution().feature()).isEqualTo("order_agent");
        assertThat(span.attribution().tags()).containsExactly("order_agent");
        assertThat(span.attribution().release()).isEqualTo("2.14.3");
        assertThat(Captures.lines(span.content().output()))
                .containsExactly(
                        "assistant TOOL_CALL #call_460_0 get_order_status:"
                                + " {\"order_id\":\"A-10482\"}",
                        "assistant TOOL_CALL #call_460_1 get_carrier_eta:"
                                + " {\"order_id\":\"A-10482\",\"carrier\":\"DHL\"}");
        assertThat(span.content().tools())
                .extracting(t -> t.name(), t -> t.description())
                .containsExactly(
                        tuple("get_order_status", "Look up an order"),
                        tuple("get_carrier_eta", "Ask the carrier for an ETA"));
        assertThat(span.content().tools().get(0).parameters())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\"}},"
                                + "\"required\":[\"order_id\"]}");
    }

    @Test
    void openInferenceToolSpansHoldArgumentsAndResult() {
        List<Fragment> fragments = Captures.fragments("openinference-json/openai_agent_tools.json");
        Span tool = Captures.observation(fragments, "9eb6c05773b7f9ad");

        assertThat(tool.type()).isEqualTo(ObservationType.TOOL);
        assertThat(tool.name()).isEqualTo("get_order_status");
        assertThat(Captures.lines(tool.content().input()))
                .containsExactly("assistant TEXT: {\"order_id\":\"A-10482\"}");
        assertThat(tool.content().output().get(0).role()).isEqualTo("tool");
        assertThat(tool.metadata()).containsEntry("tool_call.id", "call_460_0");
    }

    @Test
    void openInferenceWrappersAreNoGenerations() {
        List<Fragment> fragments = Captures.fragments("openinference-json/openai_agent_tools.json");

        assertThat(Captures.observation(fragments, "772d848ac610a14f").type())
                .isEqualTo(ObservationType.AGENT);
        assertThat(fragments.stream().filter(f -> f.span().type().callsModel())).hasSize(2);
    }

    @Test
    void openInferenceCachedTokensAreTakenOutOfTheInput() {
        List<Fragment> fragments =
                Captures.fragments("openinference-json/anthropic_chat_and_tools.json");
        Span span = Captures.observation(fragments, "391bcc736b03ff40");

        assertThat(span.usage().input()).isEqualTo(14);
        assertThat(span.usage().cacheRead()).isEqualTo(2048);
        assertThat(span.usage().cacheWrite()).isEqualTo(1536);
        assertThat(span.usage().output()).isEqualTo(33);
        assertThat(span.usage().raw()).containsEntry("prompt", 3598L);
        assertThat(span.call().provider()).isEqualTo("anthropic");
        assertThat(span.call().finishReason()).isEqualTo("tool-calls");
        assertThat(Captures.lines(span.content().input()))
                .containsExactly(
                        "system TEXT: You are the support assistant of Acme Outdoor. Be concise,"
                                + " friendly, and never promise refunds above €50.",
                        "user TEXT: Where is my order A-10482?");
        assertThat(Captures.lines(span.content().output()))
                .containsExactly(
                        "assistant TEXT: Let me look that up.",
                        "assistant TOOL_CALL #toolu_478_0 get_order_status:"
                                + " {\"order_id\":\"A-10482\"}",
                        "assistant TOOL_CALL #toolu_478_1 get_carrier_eta:"
                                + " {\"order_id\":\"A-10482\",\"carrier\":\"DHL\"}");
    }

    @Test
    void openInferenceFailureNamesTheStatus() {
        Span failed =
                Captures.observation(
                        Captures.fragments("openinference-json/anthropic_chat_and_tools.json"),
                        "b1d46c80daa3d067");

        assertThat(failed.outcome().level()).isEqualTo(Level.ERROR);
        assertThat(failed.outcome().errorType()).isEqualTo("529");
        assertThat(failed.call().requestedModel()).isEqualTo("claude-3-5-haiku-20241022");
        assertThat(failed.call().model()).isEmpty();
        assertThat(failed.usage().isKnown()).isFalse();
    }

    @Test
    void openInferenceReasoningIsTakenOutOfTheOutput() {
        Span span =
                Captures.observation(
                        Captures.fragments("openinference-json/openai_responses.json"),
                        "922c0978fa2d7656");

        assertThat(span.usage().input()).isEqualTo(14);
        assertThat(span.usage().output()).isEqualTo(33);
        assertThat(span.usage().reasoning()).isEqualTo(64);
        assertThat(span.call().finishReason()).isEqualTo("tool-calls");
    }

    @Test
    void openInferencePromptVersionIsKept() {
        Span span =
                Captures.observation(
                        Captures.fragments("openinference-json/openai_chat_session.json"),
                        "e20dabd007bebc72");

        assertThat(span.call().promptVersion()).isEqualTo("v12");
        assertThat(span.usage().input()).isEqualTo(218);
        assertThat(span.usage().cacheRead()).isEqualTo(325);
    }

    @Test
    void openInferenceJsonModeDemandsAnObject() {
        Span span =
                Captures.observation(
                        Captures.fragments("openinference-json/document_extraction.json"),
                        "b9cd71a9ba404f8d");

        assertThat(span.content().outputSchema()).isEqualTo("{\"type\":\"object\"}");
        assertThat(Captures.lines(span.content().input()))
                .contains("user IMAGE: https://files.example.com/inv/00817.png");
    }

    @Test
    void openInferenceRetrieverHoldsItsPassages() {
        List<Fragment> fragments = Captures.fragments("openinference-json/rag_retriever.json");
        Span retrieve = Captures.observation(fragments, "8781523cd40658bb");

        assertThat(retrieve.type()).isEqualTo(ObservationType.RETRIEVER);
        assertThat(retrieve.content().context())
                .extracting(Document::id, Document::score)
                .containsExactly(
                        tuple("kb-warranty-07", 0.912),
                        tuple("kb-summit40-02", 0.874),
                        tuple("kb-register-01", 0.803));
        assertThat(Captures.observation(fragments, "f7bf674898488177").type())
                .isEqualTo(ObservationType.EMBEDDING);
        assertThat(Captures.observation(fragments, "a9f21d028ab8e696").type())
                .isEqualTo(ObservationType.CHAIN);
    }

    @Test
    void genAiSpansAreReadByTheirOperation() {
        List<Fragment> fragments = Captures.fragments("otel-genai-json/agent_tools.001.json");
        Span chat = Captures.observation(fragments, "51a71e26173ef39e");
        Span tool = Captures.observation(fragments, "d6f9ca5d7d1a9489");
        Span agent = Captures.observation(fragments, "53bc8854a3dc874a");

        assertThat(chat.type()).isEqualTo(ObservationType.GENERATION);
        assertThat(chat.call().provider()).isEqualTo("openai");
        assertThat(chat.call().requestedModel()).isEqualTo("gpt-4o");
        assertThat(chat.call().model()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(chat.call().finishReason()).isEqualTo("tool-calls");
        assertThat(chat.usage().input()).isEqualTo(45);
        assertThat(chat.usage().output()).isEqualTo(33);
        assertThat(chat.attribution().userKey()).isEqualTo("user-7731");
        assertThat(chat.attribution().sessionId()).isEqualTo("sess-agent-9");
        assertThat(chat.attribution().feature()).isEqualTo("order_agent");
        assertThat(tool.type()).isEqualTo(ObservationType.TOOL);
        assertThat(tool.name()).isEqualTo("get_order_status");
        assertThat(Captures.lines(tool.content().output()))
                .containsExactly(
                        "tool TEXT: {\"order_id\":\"A-10482\",\"status\":\"out_for_delivery\","
                                + "\"carrier\":\"DHL\",\"items\":2}");
        assertThat(agent.type()).isEqualTo(ObservationType.AGENT);
        assertThat(agent.parentId()).isEmpty();
    }

    @Test
    void genAiRetrievalHoldsItsPassages() {
        List<Fragment> fragments = Captures.fragments("otel-genai-json/rag.001.json");
        Span retrieve = Captures.observation(fragments, "5111ce96718e19b2");

        assertThat(retrieve.type()).isEqualTo(ObservationType.RETRIEVER);
        assertThat(retrieve.content().context()).hasSize(3);
        assertThat(retrieve.content().context().get(0).id()).isEqualTo("kb-warranty-07");
        assertThat(Captures.lines(retrieve.content().input()))
                .containsExactly(
                        "user TEXT: Is the battery of the Summit 40 headlamp covered by the"
                                + " warranty after 18 months?");
        assertThat(Captures.observation(fragments, "bedc11928d12ab09").type())
                .isEqualTo(ObservationType.SPAN);
    }

    @Test
    void genAiFailureHasItsErrorType() {
        List<Fragment> fragments = Captures.fragments("otel-genai-json/error_retry.001.json");

        assertThat(Captures.observation(fragments, "d90ba8b1fa66e8c4").outcome().errorType())
                .isEqualTo("RateLimitError");
        assertThat(Captures.observation(fragments, "2ce60459df077e79").outcome().level())
                .isEqualTo(Level.ERROR);
        assertThat(Captures.observation(fragments, "702efee78737dcf1").outcome().isError())
                .isFalse();
    }

    @Test
    void genAiEvaluationEventBecomesFeedback() {
        List<Fragment> feedback =
                Captures.of(
                        Captures.fragments("otel-genai-json/chat_session.001.json"),
                        FragmentKind.FEEDBACK);

        assertThat(feedback).hasSize(1);
        assertThat(feedback.get(0).observationId()).isEqualTo("bf989af1e4452a79");
        assertThat(feedback.get(0).feedback().name()).isEqualTo("user_feedback");
        assertThat(feedback.get(0).feedback().value()).isEqualTo(0.0);
        assertThat(feedback.get(0).feedback().label()).isEqualTo("thumbs_down");
        assertThat(feedback.get(0).feedback().comment()).isEqualTo("Refund never arrived");
        assertThat(feedback.get(0).feedback().source()).isEqualTo(ScoreSource.USER);
    }

    @Test
    void genAiParametersAndSystemInstructionsAreRead() {
        Span chat =
                Captures.observation(
                        Captures.fragments("otel-genai-json/chat_session.001.json"),
                        "8fed7075a049c38a");
        Span responses =
                Captures.observation(
                        Captures.fragments("otel-genai-json/responses_api.001.json"),
                        "d07dd8935ee5ebde");

        assertThat(chat.call().parameters())
                .containsEntry("temperature", "0.2")
                .containsEntry("max_tokens", "400")
                .containsEntry("stop_sequences", "[\"##\"]")
                .doesNotContainKey("model");
        assertThat(responses.content().input().get(0).role()).isEqualTo("system");
    }

    @Test
    void langfuseSpansSayWhatIngestionEventsSay() {
        List<Fragment> fragments = Captures.fragments("langfuse-otel-v5/chat_session.001.json");
        Span span = Captures.observation(fragments, "eea8a87be3c2d56c");

        assertThat(span.type()).isEqualTo(ObservationType.GENERATION);
        assertThat(span.call().requestedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(span.call().promptName()).isEqualTo("support-system");
        assertThat(span.call().promptVersion()).isEqualTo("12");
        assertThat(span.usage().input()).isEqualTo(55);
        assertThat(span.usage().output()).isEqualTo(51);
        assertThat(span.attribution().release()).isEqualTo("support-app@2.14.3");
        assertThat(span.attribution().feature()).isEqualTo("support_chat");
        assertThat(span.content().input()).hasSize(2);
        assertThat(span.content().output().get(0).text()).startsWith("I'm sorry about the delay.");
    }

    @Test
    void langfuseTraceAttributesGiveOneFragmentPerTrace() {
        List<Fragment> traces =
                Captures.of(Captures.fragments("langfuse-otel-v5/rag.json"), FragmentKind.TRACE);

        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).traceId()).isEqualTo("777f3139497c705c011f767ed9e5d323");
        assertThat(traces.get(0).span().name()).isEqualTo("faq-rag");
        assertThat(traces.get(0).span().attribution().userKey()).isEqualTo("user-1204");
        assertThat(traces.get(0).span().attribution().sessionId()).isEqualTo("sess-rag-1");
        assertThat(traces.get(0).span().metadata()).containsEntry("kb", "v2024-10");
        assertThat(traces.get(0).span().content().output().get(0).text())
                .contains("\"citations\":[\"kb-warranty-07\"]");
    }

    @Test
    void langfuseTypesKeepTheirMeaning() {
        List<Fragment> fragments = Captures.fragments("langfuse-otel-v5/rag.json");

        assertThat(Captures.of(fragments, FragmentKind.SPAN))
                .extracting(f -> f.span().name(), f -> f.span().type())
                .containsExactlyInAnyOrder(
                        tuple("embed-query", ObservationType.EMBEDDING),
                        tuple("retrieve", ObservationType.RETRIEVER),
                        tuple("answer", ObservationType.GENERATION),
                        tuple("citations-checked", ObservationType.EVENT),
                        tuple("llm-judge", ObservationType.SPAN),
                        tuple("grounding-guard", ObservationType.GUARDRAIL),
                        tuple("faq-rag", ObservationType.CHAIN));
        assertThat(Captures.observation(fragments, "38e32fc0114925e0").content().context())
                .hasSize(3);
    }

    @Test
    void langfuseErrorsStandBesideAnOtelStatusOfZero() {
        Span failed =
                Captures.observation(
                        Captures.fragments("langfuse-otel-v5/error_retry.json"),
                        "3a451449b6d091b3");

        assertThat(failed.outcome().level()).isEqualTo(Level.ERROR);
        assertThat(failed.outcome().errorType()).isEqualTo("429");
    }

    @Test
    void langfuseFirstTokenIsReadFromQuotedJson() {
        Span span =
                Captures.observation(
                        Captures.fragments("langfuse-otel-v5/observe_openai_stream.json"),
                        "51d6d69cdf7212b8");

        assertThat(span.timing().firstToken()).isEqualTo(Instant.parse("2026-11-23T14:46:44.902Z"));
        assertThat(span.content().input()).hasSize(2);
        assertThat(span.content().outputSchema()).isEmpty();
    }
}
