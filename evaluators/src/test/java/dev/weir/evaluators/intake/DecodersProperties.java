package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Decoding is total and deterministic. */
class DecodersProperties {
    private static final Decoders DECODERS = new Decoders();
    private static final List<String> CAPTURES =
            List.of(
                    "langfuse-js-v3/rag.json",
                    "langfuse-otel-v5/chat_session.001.json",
                    "openinference-json/anthropic_chat_and_tools.json",
                    "openinference-proto/openai_agent_tools.bin",
                    "otel-genai-proto/chat_session.001.bin",
                    "otel-genai-json/error_retry.001.json");

    @Property(tries = 500)
    void anyBytesGiveFragmentsOrAReason(@ForAll byte[] value) {
        Decoded decoded = DECODERS.decode(value);

        // A request without spans is valid, and holds nothing.
        if (FormatSniffer.sniff(value) == Format.UNKNOWN) {
            assertThat(decoded.rejections()).hasSize(1);
        }
        for (Format format : Format.values()) {
            assertThat(Decoders.decode(format, value)).isNotNull();
        }
    }

    @Property(tries = 500)
    void aDamagedCaptureIsReadTheSameWayTwice(
            @ForAll @IntRange(min = 0, max = 5) int capture,
            @ForAll @IntRange(min = 0, max = 30_000) int at,
            @ForAll byte damage) {
        byte[] value = Captures.bytes(CAPTURES.get(capture));
        value[at % value.length] = damage;

        Decoded decoded = DECODERS.decode(value);

        assertThat(DECODERS.decode(value)).isEqualTo(decoded);
    }

    @Property(tries = 500)
    void anyJsonInAnyFieldGivesFragmentsOrAReason(@ForAll("lines") String line) {
        Decoded decoded = DECODERS.decode(line.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.fragments().isEmpty() && decoded.rejections().isEmpty()).isFalse();
    }

    @Property(tries = 300)
    void numbersOfOtlpMayBeTexts(
            @ForAll @LongRange(min = 1) long start,
            @ForAll @LongRange(min = 0, max = 1_000_000) long tokens) {
        String numbers = otlp(Long.toString(start), Long.toString(tokens));
        String texts = otlp("\"" + start + "\"", "\"" + tokens + "\"");

        assertThat(fragments(texts)).isEqualTo(fragments(numbers)).hasSize(1);
    }

    private static List<Fragment> fragments(String json) {
        return Captures.fragments(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String otlp(String start, String tokens) {
        return """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{
          "traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",
          "startTimeUnixNano":%s,"endTimeUnixNano":%s,
          "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
            {"key":"gen_ai.usage.input_tokens","value":{"intValue":%s}}]}]}]}]}
        """
                .formatted(start, start, tokens);
    }

    /** Native lines and Langfuse events whose fields hold anything. */
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> fields =
                Combinators.combine(names(), values())
                        .as((name, value) -> "\"" + name + "\":" + value)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .map(list -> String.join(",", list));
        Arbitrary<String> types =
                Arbitraries.of(
                        "trace-create",
                        "span-create",
                        "generation-update",
                        "score-create",
                        "event-create");
        Arbitrary<String> lines = fields.map(list -> "{\"traceId\":\"t\"," + list + "}");
        Arbitrary<String> events =
                Combinators.combine(types, fields)
                        .as(
                                (type, list) ->
                                        "{\"batch\":[{\"id\":\"e\",\"type\":\"%s\",\"body\":{%s}}]}"
                                                .formatted(type, list));
        return Arbitraries.oneOf(lines, events);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "id",
                "traceId",
                "type",
                "input",
                "output",
                "usage",
                "usageDetails",
                "metadata",
                "tags",
                "context",
                "tools",
                "toolCalls",
                "parameters",
                "modelParameters",
                "value",
                "startTime",
                "endTime",
                "cost",
                "costDetails",
                "level",
                "statusMessage",
                "model");
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> scalars =
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "-1",
                        "1e400",
                        "1.5",
                        "\"\"",
                        "\"text\"",
                        "\"{\\\"role\\\":1}\"",
                        "\"[[\\\"\"",
                        "\"\\ud800\"",
                        "[]",
                        "{}",
                        "\"2026-11-23T14:44:56Z\"");
        Arbitrary<String> names =
                Arbitraries.of(
                        "role",
                        "content",
                        "parts",
                        "type",
                        "text",
                        "tool_calls",
                        "function",
                        "name",
                        "arguments",
                        "messages",
                        "choices",
                        "kwargs",
                        "lc",
                        "id",
                        "input",
                        "total",
                        "image_url",
                        "source",
                        "output",
                        "refusal",
                        "document");
        return Arbitraries.recursive(
                () -> scalars,
                inner ->
                        Arbitraries.oneOf(
                                inner.list()
                                        .ofMaxSize(3)
                                        .map(list -> "[" + String.join(",", list) + "]"),
                                Combinators.combine(names, inner, names, inner)
                                        .as(
                                                (a, x, b, y) ->
                                                        "{\"%s\":%s,\"%s\":%s}"
                                                                .formatted(a, x, b, y))),
                0,
                4);
    }
}
