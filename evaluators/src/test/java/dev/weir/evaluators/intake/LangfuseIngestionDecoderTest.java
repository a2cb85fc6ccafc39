package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangfuseIngestionDecoderTest {
    private static final String AT = "\"timestamp\":\"2026-11-23T14:44:56Z\"";

    private static Decoded decode(String... events) {
        String batch = "{\"batch\":[" + String.join(",", events) + "]}";
        return new Decoders().decode(batch.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String type, String body) {
        return "{\"id\":\"e\",\"type\":\"%s\",%s,\"body\":{%s}}".formatted(type, AT, body);
    }

    private static Fragment fragment(String type, String body) {
        Decoded decoded = decode(event(type, body));
        assertThat(decoded.rejections()).isEmpty();
        return decoded.fragments().get(0).unredacted();
    }

    private static String observation(String more) {
        return "\"id\":\"o\",\"traceId\":\"t\"" + more;
    }

    @Test
    void createsComeBeforeUpdatesOfTheSameInstant() {
        Fragment create = fragment("span-create", observation(""));
        Fragment update = fragment("span-update", observation(""));

        assertThat(create.order().at()).isEqualTo(Instant.parse("2026-11-23T14:44:56Z"));
        assertThat(create.order()).isLessThan(update.order());
        assertThat(create.fragmentId()).isEqualTo("e");
    }

    @Test
    void aCreateWithoutStartStartsWhenItWasSent() {
        Fragment create = fragment("generation-create", observation(""));
        Fragment update = fragment("generation-update", observation(""));

        assertThat(create.span().timing().start()).isEqualTo(Instant.parse("2026-11-23T14:44:56Z"));
        assertThat(update.span().timing().start()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "span-create,tool: refund,SPAN,TOOL",
        "span-create,Tool/refund,SPAN,TOOL",
        "span-create,toolbox,SPAN,SPAN",
        "span-create,kb-retrieval,SPAN,RETRIEVER",
        "generation-create,retrieve,SPAN,GENERATION",
        "observation-create,x,GENERATION,GENERATION",
        "observation-create,x,EVENT,EVENT",
        "agent-create,x,SPAN,AGENT",
        "guardrail-create,x,SPAN,GUARDRAIL"
    })
    void typesAreMadeMoreExact(String type, String name, String legacy, ObservationType expected) {
        Fragment fragment =
                fragment(
                        type,
                        observation(",\"name\":\"%s\",\"type\":\"%s\"".formatted(name, legacy)));

        assertThat(fragment.span().type()).isEqualTo(expected);
    }

    @Test
    void aListOfPassagesMakesARetriever() {
        Fragment retriever =
                fragment("span-update", observation(",\"output\":[{\"pageContent\":\"p\"}]"));
        Fragment answer =
                fragment(
                        "span-update",
                        observation(",\"output\":[{\"type\":\"text\",\"text\":\"p\"}]"));

        assertThat(retriever.span().type()).isEqualTo(ObservationType.RETRIEVER);
        assertThat(retriever.span().content().context()).hasSize(1);
        assertThat(answer.span().type()).isEqualTo(ObservationType.SPAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"usage\":{\"input\":5,\"output\":7}|5|-|7|-",
                "\"usage\":{\"input\":5,\"output\":7,\"total\":12,\"unit\":\"TOKENS\"}|5|-|7|-",
                "\"usage\":{\"promptTokens\":5,\"completionTokens\":7,\"totalTokens\":12}|5|-|7|-",
                "\"usage\":{\"input\":5,\"unit\":\"TOKENS\"}|5|-|-|-",
                "\"usageDetails\":{\"input\":5,\"output\":7,\"input_cached_tokens\":3}|5|3|7|-",
                "\"usageDetails\":{\"input\":5,\"output\":7,\"total\":15,"
                        + "\"input_cached_tokens\":3}|5|3|7|-",
                "\"usageDetails\":{\"input\":5,\"output\":7,\"total\":12,"
                        + "\"input_cached_tokens\":3}|2|3|7|-",
                "\"usageDetails\":{\"prompt_tokens\":5,\"completion_tokens\":7,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":3},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}|2|3|3|4",
                "\"usageDetails\":{\"input_tokens\":5,\"output_tokens\":7,"
                        + "\"cache_read_input_tokens\":30}|5|30|7|-"
            })
    void everyShapeOfUsageIsSorted(
            String usage, Long input, Long cacheRead, Long output, Long reasoning) {
        Usage read = fragment("generation-update", observation("," + usage)).span().usage();

        assertThat(read.input()).isEqualTo(input);
        assertThat(read.cacheRead()).isEqualTo(cacheRead);
        assertThat(read.output()).isEqualTo(output);
        assertThat(read.reasoning()).isEqualTo(reasoning);
    }

    @Test
    void logsOfTheSdkAreNoTraffic() {
        Decoded decoded = decode("{\"id\":\"e\",\"type\":\"sdk-log\",\"body\":{\"log\":\"x\"}}");

        assertThat(decoded.fragments()).isEmpty();
        assertThat(decoded.rejections()).isEmpty();
    }

    @Test
    void badEventsAreRefusedOneByOne() {
        Decoded decoded =
                decode(
                        event("trace-create", "\"id\":\"t\""),
                        event("novel-create", "\"id\":\"t\""),
                        event("trace-create", ""),
                        "{\"id\":\"e\",\"type\":\"trace-create\"}",
                        event("generation-update", "\"traceId\":\"t\""),
                        event("span-create", observation(",\"startTime\":\"soon\"")),
                        "7",
                        event("span-create", observation("")));

        assertThat(decoded.fragments()).hasSize(2);
        assertThat(decoded.rejections())
                .extracting(Decoded.Rejection::entry)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(decoded.rejections())
                .extracting(Decoded.Rejection::reason)
                .containsExactly(
                        RejectReason.INVALID_VALUE,
                        RejectReason.MISSING_FIELD,
                        RejectReason.MISSING_FIELD,
                        RejectReason.MISSING_FIELD,
                        RejectReason.INVALID_VALUE,
                        RejectReason.MISSING_FIELD);
    }

    @Test
    void unknownFieldsOfABodyAreNotKept() {
        Fragment trace =
                fragment(
                        "trace-create",
                        "\"id\":\"t\",\"clientInitParams\":{\"secretKey\":\"sk-1\"},\"x\":\"sk-1\"");

        assertThat(trace.toString()).doesNotContain("sk-1");
    }

    @Test
    void metadataMayBeAnyJsonAndTagsMayBeNull() {
        Fragment text =
                fragment("trace-create", "\"id\":\"t\",\"metadata\":\"plain\",\"tags\":null");
        Fragment list = fragment("trace-create", "\"id\":\"t\",\"metadata\":[1,2]");

        assertThat(text.span().metadata()).containsEntry("metadata", "plain");
        assertThat(text.span().attribution().tags()).isEmpty();
        assertThat(list.span().metadata()).containsEntry("metadata", "[1,2]");
    }

    @Test
    void scoresMayJudgeSessionsAndHaveTheEventsId() {
        Fragment score =
                fragment(
                        "score-create",
                        "\"sessionId\":\"s\",\"name\":\"thumbs\",\"value\":\"0.5\"");

        assertThat(score.kind()).isEqualTo(FragmentKind.FEEDBACK);
        assertThat(score.traceId()).isEmpty();
        assertThat(score.span().attribution().sessionId()).isEqualTo("s");
        assertThat(score.feedback().feedbackId()).isEqualTo("e");
        assertThat(score.feedback().value()).isEqualTo(0.5);
    }

    @Test
    void singleEventsAndArraysOfThemAreReadToo() {
        String event = event("trace-create", "\"id\":\"t\"");
        for (String value : List.of(event, "[" + event + "]")) {
            Decoded decoded = new Decoders().decode(value.getBytes(StandardCharsets.UTF_8));

            assertThat(decoded.rejections()).isEmpty();
            assertThat(decoded.fragments()).hasSize(1);
        }
    }

    @Test
    void theFirstTagIsTheFeatureUnlessMetadataNamesIt() {
        assertThat(fragment("trace-create", "\"id\":\"t\",\"tags\":[\"a\",\"b\"]").span())
                .extracting(span -> span.attribution().feature())
                .isEqualTo("a");
        assertThat(
                        fragment(
                                        "trace-create",
                                        "\"id\":\"t\",\"tags\":[\"a\"],"
                                                + "\"metadata\":{\"feature\":\"f\"}")
                                .span())
                .extracting(span -> span.attribution().feature())
                .isEqualTo("f");
    }
}
