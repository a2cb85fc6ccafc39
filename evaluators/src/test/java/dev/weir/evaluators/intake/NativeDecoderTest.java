package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.Decoded.Rejection;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeDecoderTest {
    private static Decoded decode(String json) {
        return new Decoders().decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Fragment fragment(String json) {
        Decoded decoded = decode(json);
        assertThat(decoded.rejections()).isEmpty();
        return decoded.fragments().get(0).unredacted();
    }

    private static Span span(String json) {
        return fragment(json).span();
    }

    /** Else two ids would be one where they are stored. */
    @Test
    void halvesOfSurrogatePairsInAnIdAreReplacedAndPairsAreKept() {
        assertThat(fragment("{\"traceId\":\"a\\ud800b\"}").traceId()).isEqualTo("a\uFFFDb");
        assertThat(fragment("{\"traceId\":\"a\\ud83d\\ude00\\u0000\"}").traceId())
                .isEqualTo("a\uD83D\uDE00\uFFFD");
    }

    @Test
    void everyFieldHasItsPlace() {
        Fragment fragment =
                fragment(
                        """
                        {"project":"demo","environment":"production","traceId":"t-1","observationId":"o-1",
                         "parentId":"p-1","type":"generation","name":"answer",
                         "startTime":"2026-11-23T14:44:56.459Z","endTime":"2026-11-23T14:44:57.120Z",
                         "completionStartTime":"2026-11-23T14:44:56.700Z","provider":"openai",
                         "requestedModel":"gpt-4o-mini","model":"gpt-4o-mini-2024-07-18",
                         "parameters":{"temperature":0},"input":"question","output":"answer",
                         "context":["plain",{"id":"kb-1","content":"text","score":0.91}],
                         "tools":[{"name":"refund","parameters":{"type":"object"}}],
                         "toolCalls":[{"id":"c1","name":"refund","arguments":{}}],"finishReason":"tool_calls",
                         "usage":{"input":134,"output":37,"cacheRead":1,"cacheWrite":2,"reasoning":3},
                         "cost":0.5,"userId":"u-1","sessionId":"s-1","feature":"faq_rag","tags":["a"],
                         "metadata":{"k":1},"release":"1.2.0","promptName":"p","promptVersion":3,
                         "level":"WARNING","statusMessage":"slow","errorType":null,"extra":"kept"}
                        """);
        Span span = fragment.span();

        assertThat(fragment.kind()).isEqualTo(FragmentKind.SPAN);
        assertThat(fragment.project()).isEqualTo("demo");
        assertThat(fragment.traceId()).isEqualTo("t-1");
        assertThat(fragment.observationId()).isEqualTo("o-1");
        assertThat(fragment.order().at()).isEqualTo(Instant.parse("2026-11-23T14:44:57.120Z"));
        assertThat(span.type()).isEqualTo(ObservationType.GENERATION);
        assertThat(span.name()).isEqualTo("answer");
        assertThat(span.parentId()).isEqualTo("p-1");
        assertThat(span.timing().latencyMs()).isEqualTo(661);
        assertThat(span.timing().timeToFirstTokenMs()).isEqualTo(241);
        assertThat(span.call().provider()).isEqualTo("openai");
        assertThat(span.call().requestedModel()).isEqualTo("gpt-4o-mini");
        assertThat(span.call().model()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(span.call().parameters()).containsEntry("temperature", "0");
        assertThat(span.call().promptName()).isEqualTo("p");
        assertThat(span.call().promptVersion()).isEqualTo("3");
        assertThat(span.call().finishReason()).isEqualTo("tool-calls");
        assertThat(Captures.lines(span.content().input())).containsExactly("user TEXT: question");
        assertThat(Captures.lines(span.content().output()))
                .containsExactly("assistant TEXT: answer", "assistant TOOL_CALL #c1 refund: {}");
        assertThat(span.content().context())
                .containsExactly(
                        new Document("", "plain", null), new Document("kb-1", "text", 0.91));
        assertThat(span.content().tools().get(0).parameters()).isEqualTo("{\"type\":\"object\"}");
        assertThat(span.usage().input()).isEqualTo(134);
        assertThat(span.usage().output()).isEqualTo(37);
        assertThat(span.usage().cacheRead()).isEqualTo(1);
        assertThat(span.usage().cacheWrite()).isEqualTo(2);
        assertThat(span.usage().reasoning()).isEqualTo(3);
        assertThat(span.costUsd()).isEqualByComparingTo(new BigDecimal("0.5"));
        assertThat(span.attribution().environment()).isEqualTo("production");
        assertThat(span.attribution().userKey()).isEqualTo("u-1");
        assertThat(span.attribution().sessionId()).isEqualTo("s-1");
        assertThat(span.attribution().feature()).isEqualTo("faq_rag");
        assertThat(span.attribution().tags()).containsExactly("a");
        assertThat(span.attribution().release()).isEqualTo("1.2.0");
        assertThat(span.outcome().level()).isEqualTo(Level.WARNING);
        assertThat(span.outcome().statusMessage()).isEqualTo("slow");
        assertThat(span.metadata()).containsEntry("k", "1").containsEntry("extra", "kept");
    }

    @Test
    void onlyTheTraceIdIsRequired() {
        Fragment fragment = fragment("{\"traceId\":\"t\"}");

        assertThat(fragment.project()).isEqualTo("default");
        assertThat(fragment.observationId()).hasSize(32).isEqualTo(fragment.fragmentId());
        assertThat(fragment.span().type()).isEqualTo(ObservationType.GENERATION);
        assertThat(fragment.span().attribution().environment()).isEqualTo("default");
        assertThat(fragment.span().usage().isKnown()).isFalse();
        assertThat(fragment.span().costUsd()).isNull();
    }

    /** In another case, or cut at a dot, redaction could not read them any more. */
    @Test
    void aProviderOrRoleThatIsNoKnownNameStaysAsItWasWritten() {
        String base64 = "V3JpdGUgdG8gSmFuZQ==";
        Span span =
                span(
                        "{'traceId':'t','provider':'%1$s','input':[{'role':'%1$s','content':'x'}]}"
                                .replace('\'', '"')
                                .formatted(base64));

        assertThat(span.call().provider()).isEqualTo(base64);
        assertThat(span.content().input().get(0).role()).isEqualTo(base64);
        assertThat(span("{\"traceId\":\"t\",\"provider\":\"jane@corp.example\"}").call().provider())
                .isEqualTo("jane@corp.example");
        assertThat(span("{\"traceId\":\"t\",\"provider\":\"OpenAI.chat\"}").call().provider())
                .isEqualTo("openai");
    }

    @Test
    void aLineWithoutAnEndEndedWhenItStarted() {
        Span span = span("{\"traceId\":\"t\",\"startTime\":\"2026-11-23T14:44:56Z\"}");

        assertThat(span.timing().end()).isEqualTo(Instant.parse("2026-11-23T14:44:56Z"));
    }

    @Test
    void aLineWithoutAnyTimeHappenedWhenItWasAppended() {
        Fragment fragment = fragment("{\"traceId\":\"t\"}");
        Instant appended = Instant.parse("2026-11-23T14:44:56Z");

        assertThat(fragment.span().timing().end()).isNotNull();
        assertThat(fragment.span().timing().latencyMs()).isNull();
        assertThat(fragment.receivedAt(Position.NONE, appended).eventTime()).isEqualTo(appended);
    }

    @Test
    void anInclusiveInputLosesItsCachedTokens() {
        Span span =
                span(
                        "{\"traceId\":\"t\",\"usageInclusive\":true,"
                                + "\"usage\":{\"input\":100,\"cacheRead\":30,\"cacheWrite\":20}}");

        assertThat(span.usage().input()).isEqualTo(50);
        assertThat(span.usage().inputTokens()).isEqualTo(100);
    }

    @Test
    void anExclusiveInputStaysAsItIs() {
        Span span = span("{\"traceId\":\"t\",\"usage\":{\"input\":100,\"cacheRead\":30}}");

        assertThat(span.usage().input()).isEqualTo(100);
    }

    @Test
    void theSchemaOfTheRequestIsCarried() {
        assertThat(span("{\"traceId\":\"t\",\"outputSchema\":{\"type\":\"array\"}}"))
                .extracting(span -> span.content().outputSchema())
                .isEqualTo("{\"type\":\"array\"}");
        assertThat(
                        span(
                                "{\"traceId\":\"t\",\"parameters\":{\"response_format\":"
                                    + "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\","
                                    + "\"schema\":{\"type\":\"object\"}}}}}"))
                .extracting(span -> span.content().outputSchema())
                .isEqualTo("{\"type\":\"object\"}");
    }

    @Test
    void aCallThatTheOutputAlreadyMakesIsNotRepeated() {
        Span span =
                span(
                        "{\"traceId\":\"t\",\"output\":{\"role\":\"assistant\",\"content\":null,"
                                + "\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"f\","
                                + "\"arguments\":\"{}\"}}]},\"toolCalls\":[{\"id\":\"c1\","
                                + "\"name\":\"f\",\"arguments\":\"{}\"}]}");

        assertThat(Captures.lines(span.content().output()))
                .containsExactly("assistant TOOL_CALL #c1 f: {}");
    }

    @Test
    void feedbackIsReadWithItsTarget() {
        Fragment fragment =
                fragment(
                        "{\"type\":\"feedback\",\"project\":\"demo\",\"traceId\":\"t-1\","
                            + "\"observationId\":\"o-1\",\"name\":\"user-feedback\",\"value\":0,"
                            + "\"comment\":\"wrong\",\"source\":\"HUMAN\","
                            + "\"timestamp\":\"2026-11-23T14:44:56Z\"}");

        assertThat(fragment.kind()).isEqualTo(FragmentKind.FEEDBACK);
        assertThat(fragment.traceId()).isEqualTo("t-1");
        assertThat(fragment.observationId()).isEqualTo("o-1");
        assertThat(fragment.feedback().value()).isEqualTo(0.0);
        assertThat(fragment.feedback().comment()).isEqualTo("wrong");
        assertThat(fragment.feedback().source()).isEqualTo(ScoreSource.HUMAN);
        assertThat(fragment.order().at()).isEqualTo(Instant.parse("2026-11-23T14:44:56Z"));
    }

    @Test
    void aSecondThumbCorrectsTheFirst() {
        Fragment down =
                fragment("{\"type\":\"feedback\",\"traceId\":\"t\",\"name\":\"n\",\"value\":0}");
        Fragment up =
                fragment("{\"type\":\"feedback\",\"traceId\":\"t\",\"name\":\"n\",\"value\":1}");

        assertThat(up.feedback().feedbackId()).isEqualTo(down.feedback().feedbackId());
        assertThat(up.fragmentId()).isNotEqualTo(down.fragmentId());
    }

    @Test
    void feedbackMayJudgeASession() {
        Fragment fragment = fragment("{\"type\":\"feedback\",\"sessionId\":\"s-1\",\"value\":1}");

        assertThat(fragment.traceId()).isEmpty();
        assertThat(fragment.span().attribution().sessionId()).isEqualTo("s-1");
    }

    @Test
    void anArrayHoldsSeveralAndABadOneSpoilsNoOther() {
        Decoded decoded = decode("[{\"traceId\":\"a\"},{\"type\":\"span\"},{\"traceId\":\"b\"}]");

        assertThat(decoded.fragments()).hasSize(2);
        assertThat(decoded.rejections()).hasSize(1);
        assertThat(decoded.rejections().get(0).entry()).isEqualTo(1);
        assertThat(decoded.rejections().get(0).reason()).isEqualTo(RejectReason.MISSING_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"input\":\"x\"}|MISSING_FIELD|traceId",
                "{\"type\":\"feedback\",\"value\":1}|MISSING_FIELD|traceId",
                "{\"traceId\":\"t\",\"type\":\"novel\"}|INVALID_VALUE|type",
                "{\"traceId\":\"t\",\"startTime\":\"yesterday\"}|INVALID_VALUE|startTime",
                "{\"traceId\":\"t\",\"endTime\":\"+1000000-01-01T00:00Z\"}|INVALID_VALUE|endTime",
                "{\"traceId\":\"t\",\"usage\":{\"input\":-1}}|INVALID_VALUE|usage",
                "{\"traceId\":\"t\",\"usage\":7}|INVALID_VALUE|usage",
                "{\"traceId\":\"t\",\"cost\":-1}|INVALID_VALUE|cost",
                "{\"traceId\":\"t\",\"cost\":1e999999}|INVALID_VALUE|cost",
                "{\"traceId\":\"t\",\"cost\":\"1E2147483647\"}|INVALID_VALUE|cost",
                "{\"traceId\":\"t\",\"level\":\"FATAL\"}|INVALID_VALUE|level",
                "{\"traceId\":\"t\",\"parameters\":[]}|INVALID_VALUE|parameters",
                "{\"traceId\":\"t\",\"type\":\"feedback\",\"value\":\"x\"}|INVALID_VALUE|value"
            })
    void whatCannotBeReadIsNamed(String line, RejectReason reason, String field) {
        List<Rejection> rejections = decode(line).rejections();

        assertThat(rejections).hasSize(1);
        assertThat(rejections.get(0).reason()).isEqualTo(reason);
        assertThat(rejections.get(0).detail()).startsWith(field).contains("expected");
        assertThat(rejections.get(0).entry()).isNull();
    }

    @Test
    void anIdThatNoTableCanKeyIsRefused() {
        List<Rejection> rejections =
                decode("{\"traceId\":\"" + "x".repeat(600) + "\"}").rejections();

        assertThat(rejections.get(0).detail())
                .isEqualTo("traceId: expected at most 512 characters, got 600");
    }
}
