package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpDecoderTest {
    private static final String IDS =
            "\"traceId\":\"0AF7651916CD43DD8448EB211C80319C\",\"spanId\":\"b7ad6b7169203331\"";

    private static Decoded decode(String json) {
        return new Decoders().decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String request(String... spans) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":["
                + String.join(",", spans)
                + "]}]}]}";
    }

    private static Fragment fragment(String json) {
        Decoded decoded = decode(json);
        assertThat(decoded.rejections()).isEmpty();
        return decoded.fragments().get(0).unredacted();
    }

    /** A span with attributes, given as names and AnyValues. */
    private static Span span(String... attributes) {
        var list = new StringBuilder();
        for (int i = 0; i < attributes.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append(
                            "{\"key\":\"%s\",\"value\":%s}"
                                    .formatted(attributes[i], attributes[i + 1]));
        }
        return fragment(request("{" + IDS + ",\"attributes\":[" + list + "]}")).span();
    }

    private static String text(String value) {
        return "{\"stringValue\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    @Test
    void idsBecomeLowerCase() {
        Fragment fragment = fragment(request("{" + IDS + "}"));

        assertThat(fragment.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(fragment.observationId()).isEqualTo("b7ad6b7169203331");
        assertThat(fragment.project()).isEqualTo("default");
        assertThat(fragment.span().attribution().environment()).isEqualTo("default");
    }

    @Test
    void idsMayBeBase64() {
        Fragment fragment =
                fragment(
                        request(
                                "{\"traceId\":\"CvdlGRbNQ92ESOshHIAxnA==\","
                                        + "\"spanId\":\"t61rcWkgMzE=\"}"));

        assertThat(fragment.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(fragment.observationId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void snakeCaseAndEnumNamesAreRead() {
        Fragment fragment =
                fragment(
                        "{\"resource_spans\":[{\"scope_spans\":[{\"spans\":[{"
                            + "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
                            + "\"span_id\":\"b7ad6b7169203331\",\"parent_span_id\":\"00f067aa0ba902b7\","
                            + "\"start_time_unix_nano\":\"1000000000\",\"end_time_unix_nano\":\"2000000000\","
                            + "\"attributes\":[{\"key\":\"user.id\",\"value\":{\"string_value\":\"u\"}}],\"status\":{\"code\":\"STATUS_CODE_ERROR\",\"message\":\"500"
                            + " oops\"}}]}]}]}");

        assertThat(fragment.span().parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(fragment.span().timing().latencyMs()).isEqualTo(1000);
        assertThat(fragment.span().attribution().userKey()).isEqualTo("u");
        assertThat(fragment.span().outcome().errorType()).isEqualTo("500");
    }

    @Test
    void aBareLineOfResourceSpansIsRead() {
        Fragment fragment =
                fragment(
                        "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                                + text("shop")
                                + "}]},\"scopeSpans\":[{\"spans\":[{"
                                + IDS
                                + "}]}]}");

        assertThat(fragment.project()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"0000000000000000\"", "null"})
    void anEmptyParentIsARoot(String parent) {
        assertThat(fragment(request("{" + IDS + ",\"parentSpanId\":" + parent + "}")).span())
                .extracting(Span::parentId)
                .isEqualTo("");
    }

    @Test
    void timesKeepTheirNanoseconds() {
        Fragment fragment =
                fragment(
                        request(
                                "{"
                                        + IDS
                                        + ",\"startTimeUnixNano\":1795445490189000001,"
                                        + "\"endTimeUnixNano\":\"1795445490280256027\"}"));

        assertThat(fragment.span().timing().start())
                .isEqualTo(Instant.parse("2026-11-23T14:51:30.189000001Z"));
        assertThat(fragment.order().at())
                .isEqualTo(Instant.parse("2026-11-23T14:51:30.280256027Z"));
    }

    @Test
    void aSpanWithoutAnEndHasNotEnded() {
        Fragment fragment =
                fragment(request("{" + IDS + ",\"startTimeUnixNano\":\"1795445490189000000\"}"));

        assertThat(fragment.span().timing().end()).isNull();
        assertThat(fragment.order().at()).isEqualTo(Instant.parse("2026-11-23T14:51:30.189Z"));
    }

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

    @Test
    void badSpansAreRefusedOneByOne() {
        Decoded decoded =
                decode(
                        request(
                                "{" + IDS + "}",
                                "{\"spanId\":\"b7ad6b7169203331\"}",
                                "{\"traceId\":\"zz\",\"spanId\":\"b7ad6b7169203331\"}",
                                "{" + IDS + ",\"endTimeUnixNano\":\"noon\"}"));

        assertThat(decoded.fragments()).hasSize(1);
        assertThat(decoded.rejections())
                .extracting(Decoded.Rejection::entry)
                .containsExactly(1, 2, 3);
        assertThat(decoded.rejections())
                .extracting(Decoded.Rejection::reason)
                .containsExactly(
                        RejectReason.MISSING_FIELD,
                        RejectReason.INVALID_VALUE,
                        RejectReason.INVALID_VALUE);
    }

    /** Text in the place of an id: field 1 of resource spans, scope spans and span. */
    @Test
    void aBinaryIdLongerThanAnyTraceIdIsRefused() {
        byte[] id = "jane@corp.example".getBytes(StandardCharsets.UTF_8);
        var span = new ByteArrayOutputStream();
        span.writeBytes(new byte[] {0x0a, (byte) id.length});
        span.writeBytes(id);
        span.writeBytes(new byte[] {0x12, 8, 1, 2, 3, 4, 5, 6, 7, 8});
        byte[] request = span.toByteArray();
        for (int tag : List.of(0x12, 0x12, 0x0a)) {
            var outer = new ByteArrayOutputStream();
            outer.write(tag);
            outer.write(request.length);
            outer.writeBytes(request);
            request = outer.toByteArray();
        }

        assertThat(new OtlpDecoder().decode(request).rejections())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.reason()).isEqualTo(RejectReason.INVALID_VALUE);
                            assertThat(rejection.detail())
                                    .isEqualTo("trace_id: expected at most 16 bytes, got 17");
                        });
    }

    @Test
    void thePartsOfARedeliveredSpanHaveOneId() {
        String one = request("{" + IDS + ",\"name\":\"a\"}");
        String again = request("{\"name\":\"a\"," + IDS + ",\"droppedAttributesCount\":0}");

        assertThat(fragment(again).fragmentId()).isEqualTo(fragment(one).fragmentId());
    }
}
