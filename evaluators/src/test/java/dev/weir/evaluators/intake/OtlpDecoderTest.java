package dev.weir.evaluators.intake;

import static dev.weir.evaluators.intake.OtlpRequests.IDS;
import static dev.weir.evaluators.intake.OtlpRequests.decode;
import static dev.weir.evaluators.intake.OtlpRequests.fragment;
import static dev.weir.evaluators.intake.OtlpRequests.request;
import static dev.weir.evaluators.intake.OtlpRequests.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpDecoderTest {
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
