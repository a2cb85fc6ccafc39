package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.Decoded.Rejection;
import dev.weir.evaluators.model.RejectReason;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, one rejection says what was expected and where, and quotes nothing. */
class BadInputTest {
    private static Rejection rejection(byte[] value) {
        Decoded decoded = new Decoders().decode(value);
        assertThat(decoded.fragments()).isEmpty();
        assertThat(decoded.rejections()).hasSize(1);
        return decoded.rejections().get(0);
    }

    private static Rejection rejection(String text) {
        return rejection(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\uFEFF"})
    void nothingIsEmptyInput(String text) {
        assertThat(rejection(text).reason()).isEqualTo(RejectReason.EMPTY_INPUT);
    }

    @Test
    void brokenJsonHasItsPlace() {
        Rejection rejection = rejection("{\"traceId\":\"t\",\n \"input\": secret}");

        assertThat(rejection.reason()).isEqualTo(RejectReason.MALFORMED_JSON);
        assertThat(rejection.detail()).contains("line 2").doesNotContain("secret");
    }

    @Test
    void cutOffJsonHasItsLength() {
        Rejection rejection = rejection("{\"traceId\":\"t\",\"input\":\"secr");

        assertThat(rejection.reason()).isEqualTo(RejectReason.MALFORMED_JSON);
        assertThat(rejection.detail()).isEqualTo("Unexpected end of input at byte 28");
    }

    @Test
    void aSecondDocumentIsNotLostSilently() {
        Rejection rejection = rejection("{\"traceId\":\"a\"} {\"traceId\":\"b\"}");

        assertThat(rejection.reason()).isEqualTo(RejectReason.MALFORMED_JSON);
        assertThat(rejection.detail())
                .isEqualTo("expected nothing after the JSON document at line 1, column 17");
    }

    @Test
    void brokenJsonOfAnUnknownKindIsBrokenAllTheSame() {
        assertThat(rejection("{\"a\":").reason()).isEqualTo(RejectReason.MALFORMED_JSON);
        assertThat(rejection("{\"a\":1}").reason()).isEqualTo(RejectReason.UNKNOWN_FORMAT);
        assertThat(rejection("id,name").reason()).isEqualTo(RejectReason.UNKNOWN_FORMAT);
    }

    @Test
    void invalidUtf8HasItsByte() {
        byte[] value = "{\"traceId\":\"t\",\"input\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        value[24] = (byte) 0xFF;
        Rejection rejection = rejection(value);

        assertThat(rejection.reason()).isEqualTo(RejectReason.INVALID_UTF8);
        assertThat(rejection.detail()).endsWith("byte 24");
    }

    @Test
    void overlongAndSurrogateBytesAreNotUtf8() {
        byte[] overlong = "{\"traceId\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        overlong[12] = (byte) 0xC0;
        overlong[13] = (byte) 0xAF;
        byte[] surrogate = "{\"traceId\":\"???\"}".getBytes(StandardCharsets.UTF_8);
        surrogate[12] = (byte) 0xED;
        surrogate[13] = (byte) 0xA0;
        surrogate[14] = (byte) 0x80;

        assertThat(rejection(overlong).reason()).isEqualTo(RejectReason.INVALID_UTF8);
        assertThat(rejection(surrogate).reason()).isEqualTo(RejectReason.INVALID_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"traceId\":", "{\"a\":"})
    void depthOfAHundredThousandIsRefused(String opening) {
        assertThat(rejection(opening.repeat(100_000)).reason()).isEqualTo(RejectReason.TOO_DEEP);
    }

    @Test
    void bracketsInTextsAreNoDepth() {
        String line = "{\"traceId\":\"t\",\"input\":\"" + "[".repeat(100_000) + "\"}";
        Decoded decoded = new Decoders().decode(line.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.rejections()).isEmpty();
    }

    @Test
    void aThousandLevelsAreReadAndKept() {
        String deep = "[".repeat(990) + "]".repeat(990);
        String line = "{\"traceId\":\"t\",\"input\":" + deep + "}";
        Decoded decoded = new Decoders().decode(line.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.rejections()).isEmpty();
        assertThat(Captures.lines(decoded.fragments().get(0).unredacted().span().content().input()))
                .containsExactly("user TEXT: " + deep);
    }

    @Test
    void numbersOfThousandsOfDigitsAreRefused() {
        String line = "{\"traceId\":\"t\",\"cost\":" + "9".repeat(5_000) + "}";

        assertThat(rejection(line).reason()).isEqualTo(RejectReason.INVALID_VALUE);
    }

    @Test
    void moreThanTheLimitIsTooLarge() {
        byte[] huge = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(huge, (byte) 'x');

        assertThat(rejection(huge).reason()).isEqualTo(RejectReason.TOO_LARGE);
    }

    @Test
    void truncatedProtobufHasItsPlace() {
        byte[] whole = Captures.bytes("openinference-proto/rag_retriever.bin");
        for (int length = 3; length < whole.length; length += 97) {
            Rejection rejection = rejection(Arrays.copyOf(whole, length));

            assertThat(rejection.reason()).isEqualTo(RejectReason.MALFORMED_PROTOBUF);
            assertThat(rejection.detail()).endsWith(" of " + length);
        }
    }

    @Test
    void protobufNestedTooDeepIsRefused() {
        AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
        for (int i = 0; i < 600; i++) {
            value =
                    AnyValue.newBuilder()
                            .setArrayValue(ArrayValue.newBuilder().addValues(value))
                            .build();
        }
        Span span =
                Span.newBuilder()
                        .setStartTimeUnixNano(1)
                        .addAttributes(KeyValue.newBuilder().setKey("a").setValue(value))
                        .build();
        byte[] bytes =
                TracesData.newBuilder()
                        .addResourceSpans(
                                ResourceSpans.newBuilder()
                                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build()
                        .toByteArray();

        assertThat(rejection(bytes).reason()).isEqualTo(RejectReason.TOO_DEEP);
    }

    @Test
    void theNulThatTablesCannotStoreIsReplaced() {
        Decoded decoded =
                new Decoders()
                        .decode(
                                "{\"traceId\":\"t\",\"input\":\"a\\u0000b\"}"
                                        .getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.fragments().get(0).unredacted().span().content().input().get(0).text())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void theLastOfDuplicateKeysWins() {
        Decoded decoded =
                new Decoders()
                        .decode(
                                "{\"traceId\":\"a\",\"traceId\":\"b\"}"
                                        .getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.fragments().get(0).unredacted().traceId()).isEqualTo("b");
    }

    @Test
    void manyToolCallsAreReadInLinearTime() {
        String call = "{\"id\":\"%d\",\"function\":{\"name\":\"f\"}}";
        var calls = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            calls.append(i == 0 ? "" : ",").append(call.formatted(i));
        }
        String line =
                "{\"traceId\":\"t\",\"output\":{\"role\":\"assistant\",\"tool_calls\":["
                        + calls
                        + "]}}";
        Decoded decoded = new Decoders().decode(line.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded.fragments().get(0).unredacted().span().content().output().get(0).parts())
                .hasSize(200_000);
    }
}
