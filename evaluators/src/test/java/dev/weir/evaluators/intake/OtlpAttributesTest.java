package dev.weir.evaluators.intake;

import static dev.weir.evaluators.intake.OtlpRequests.span;
import static dev.weir.evaluators.intake.OtlpRequests.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the attributes of an OTLP span become, under any convention. */
class OtlpAttributesTest {
    @Test
    void anEmptyValueIsAbsentAndTheLastOfRepeatedKeysWins() {
        Span span = span("a", "{}", "b", text("1"), "b", text("2"));

        assertThat(span.metadata()).doesNotContainKey("a").containsEntry("b", "2");
    }

    @Test
    void numbersInTextsAreNumbers() {
        Span asText =
                span(
                        "gen_ai.request.model",
                        text("m"),
                        "gen_ai.usage.input_tokens",
                        "{\"intValue\":\"7\"}");
        Span asNumber =
                span(
                        "gen_ai.request.model",
                        text("m"),
                        "gen_ai.usage.input_tokens",
                        "{\"intValue\":7}");

        assertThat(asText).isEqualTo(asNumber);
        assertThat(asText.usage().input()).isEqualTo(7);
        assertThat(span("x", "{\"doubleValue\":\"NaN\"}").metadata()).containsEntry("x", "NaN");
        assertThat(span("x", "{\"intValue\":\"+6281234\"}").metadata())
                .containsEntry("x", "+6281234");
    }

    @Test
    void cachedTokensBeyondTheInputWereNeverInIt() {
        Span span =
                span(
                        "gen_ai.request.model", text("claude-sonnet-4"),
                        "gen_ai.usage.input_tokens", "{\"intValue\":14}",
                        "gen_ai.usage.cache_read.input_tokens", "{\"intValue\":2048}");

        assertThat(span.usage().input()).isEqualTo(14);
        assertThat(span.usage().cacheRead()).isEqualTo(2048);
    }

    @Test
    void cachedTokensAreOtherwiseInTheInput() {
        Span span =
                span(
                        "gen_ai.request.model", text("gpt-4o"),
                        "gen_ai.usage.input_tokens", "{\"intValue\":543}",
                        "gen_ai.usage.cache_read.input_tokens", "{\"intValue\":325}",
                        "gen_ai.usage.output_tokens", "{\"intValue\":97}",
                        "gen_ai.usage.reasoning.output_tokens", "{\"intValue\":64}");

        assertThat(span.usage().input()).isEqualTo(218);
        assertThat(span.usage().output()).isEqualTo(33);
        assertThat(span.usage().reasoning()).isEqualTo(64);
    }

    @Test
    void messagesMayBeJsonTextOrStructured() {
        String json = "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hi\"}]}]";
        String structured =
                "{\"arrayValue\":{\"values\":[{\"kvlistValue\":{\"values\":[{\"key\":\"role\","
                        + "\"value\":{\"stringValue\":\"user\"}},{\"key\":\"parts\",\"value\":"
                        + "{\"arrayValue\":{\"values\":[{\"kvlistValue\":{\"values\":["
                        + "{\"key\":\"type\",\"value\":{\"stringValue\":\"text\"}},"
                        + "{\"key\":\"content\",\"value\":{\"stringValue\":\"hi\"}}]}}]}}}]}}]}}";

        for (String value : List.of(text(json), structured)) {
            Span span = span("gen_ai.operation.name", text("chat"), "gen_ai.input.messages", value);

            assertThat(Captures.lines(span.content().input())).containsExactly("user TEXT: hi");
        }
    }

    @Test
    void indicesSortByNumberAndHostileOnesCostNothing() {
        Span span =
                span(
                        "openinference.span.kind", text("LLM"),
                        "llm.input_messages.10.message.role", text("user"),
                        "llm.input_messages.10.message.content", text("last"),
                        "llm.input_messages.9.message.role", text("user"),
                        "llm.input_messages.9.message.content", text("first"),
                        "llm.input_messages.99999999999.message.content", text("never"));

        assertThat(Captures.lines(span.content().input()))
                .containsExactly("user TEXT: first", "user TEXT: last");
    }

    @ParameterizedTest
    @CsvSource({
        "chat,GENERATION",
        "text_completion,GENERATION",
        "generate_content,GENERATION",
        "embeddings,EMBEDDING",
        "execute_tool,TOOL",
        "invoke_agent,AGENT",
        "create_agent,AGENT",
        "agent_step,AGENT",
        "invoke_workflow,AGENT",
        "retrieval,RETRIEVER"
    })
    void operationsGiveTheType(String operation, ObservationType type) {
        assertThat(span("gen_ai.operation.name", text(operation)).type()).isEqualTo(type);
    }

    @Test
    void aSpanOfNoConventionIsKeptForStructure() {
        Span span = span("http.route", text("/api/chat"), "user.id", text("u"));

        assertThat(span.type()).isEqualTo(ObservationType.SPAN);
        assertThat(span.metadata()).containsEntry("http.route", "/api/chat");
        assertThat(span.attribution().userKey()).isEqualTo("u");
    }

    @Test
    void aSpecificConventionOverrulesTheGeneralOne() {
        Span span =
                span(
                        "gen_ai.operation.name", text("chat"),
                        "gen_ai.request.model", text("gpt-4o"),
                        "openinference.span.kind", text("CHAIN"));

        assertThat(span.type()).isEqualTo(ObservationType.CHAIN);
        assertThat(span.call().requestedModel()).isEqualTo("gpt-4o");
    }
}
