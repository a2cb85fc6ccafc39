package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatSnifferTest {
    private static Format sniff(String text) {
        return FormatSniffer.sniff(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"project\":\"p\",\"traceId\":\"t\"}|NATIVE",
                "{\"type\":\"feedback\",\"sessionId\":\"s\"}|NATIVE",
                "{\"input\":\"forgot the id\"}|NATIVE",
                "[{\"traceId\":\"t\"}]|NATIVE",
                "{\"metadata\":{\"traceId\":1},\"batch\":[]}|LANGFUSE_INGESTION",
                "[{\"id\":\"e\",\"type\":\"trace-create\",\"body\":{}}]|LANGFUSE_INGESTION",
                "{\"batch\":7,\"traceId\":\"t\"}|NATIVE",
                "{\"resourceSpans\":[]}|OTLP_TRACES_JSON",
                "{\"resource_spans\":[]}|OTLP_TRACES_JSON",
                "{\"resource\":{},\"scopeSpans\":[]}|OTLP_TRACES_JSON",
                "{\"resourceLogs\":[]}|OTLP_LOGS",
                "{\"resourceMetrics\":[]}|OTLP_METRICS",
                "{\"data\":[],\"meta\":{}}|LANGFUSE_EXPORT",
                "{\"id\":\"x\",\"project_id\":\"p\"}|LANGFUSE_EXPORT",
                "{}|UNKNOWN",
                "[]|UNKNOWN",
                "[1]|UNKNOWN",
                "{\"a\"|UNKNOWN",
                "id,name|UNKNOWN"
            })
    void topLevelFieldsDecide(String json, Format format) {
        assertThat(sniff(json)).isEqualTo(format);
    }

    @Test
    void whiteSpaceAndAByteOrderMarkAreNoContent() {
        assertThat(sniff("\uFEFF \r\n\t{\"traceId\":\"t\"}")).isEqualTo(Format.NATIVE);
        assertThat(sniff("\n{\"traceId\":\"t\"}")).isEqualTo(Format.NATIVE);
    }

    @Test
    void aLineFeedBeforeJsonIsNoProtobufWhateverTheLength() {
        for (int length = 0; length < 300; length++) {
            String json = "\n{\"traceId\":\"" + "x".repeat(length) + "\"}";
            assertThat(sniff(json)).isEqualTo(Format.NATIVE);
        }
    }

    @Test
    void protobufThatLooksLikeAnOpenBraceIsProtobuf() {
        // A first message of 123 bytes: its length is the code of an opening brace.
        Span span =
                Span.newBuilder()
                        .setTraceId(ByteString.copyFrom(new byte[16]))
                        .setSpanId(ByteString.copyFrom(new byte[8]))
                        .build();
        TracesData data = traces(span, "");
        int missing = 123 - data.getResourceSpans(0).getSerializedSize();
        data = traces(span, "x".repeat(missing - 2));

        assertThat(data.getResourceSpans(0).getSerializedSize()).isEqualTo(123);
        assertThat(FormatSniffer.sniff(data.toByteArray())).isEqualTo(Format.OTLP_TRACES_PROTOBUF);
    }

    private static TracesData traces(Span span, String schema) {
        return TracesData.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder()
                                .setResource(Resource.getDefaultInstance())
                                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span))
                                .setSchemaUrl(schema))
                .build();
    }

    @Test
    void aSpanWithNothingButIdsIsASpan() {
        Span span =
                Span.newBuilder()
                        .setTraceId(ByteString.copyFromUtf8("0123456789abcdef"))
                        .setSpanId(ByteString.copyFromUtf8("01234567"))
                        .build();

        assertThat(FormatSniffer.sniff(traces(span, "").toByteArray()))
                .isEqualTo(Format.OTLP_TRACES_PROTOBUF);
    }

    @Test
    void logsAreToldFromTracesInProtobuf() {
        for (LogRecord log :
                new LogRecord[] {
                    LogRecord.newBuilder().setTimeUnixNano(1).build(),
                    LogRecord.newBuilder().setObservedTimeUnixNano(1).build(),
                    LogRecord.newBuilder().setSeverityNumberValue(9).build()
                }) {
            byte[] value =
                    LogsData.newBuilder()
                            .addResourceLogs(
                                    ResourceLogs.newBuilder()
                                            .addScopeLogs(
                                                    ScopeLogs.newBuilder().addLogRecords(log)))
                            .build()
                            .toByteArray();

            assertThat(FormatSniffer.sniff(value)).isEqualTo(Format.OTLP_LOGS);
        }
    }

    @Test
    void metricsAreToldFromTracesInProtobuf() {
        NumberDataPoint point = NumberDataPoint.newBuilder().setAsInt(7).build();
        for (Metric metric :
                new Metric[] {
                    Metric.newBuilder()
                            .setName("a")
                            .setSum(Sum.newBuilder().addDataPoints(point))
                            .build(),
                    Metric.newBuilder()
                            .setName("a")
                            .setGauge(Gauge.newBuilder().addDataPoints(point))
                            .build()
                }) {
            byte[] value =
                    MetricsData.newBuilder()
                            .addResourceMetrics(
                                    ResourceMetrics.newBuilder()
                                            .addScopeMetrics(
                                                    ScopeMetrics.newBuilder().addMetrics(metric)))
                            .build()
                            .toByteArray();

            assertThat(FormatSniffer.sniff(value)).isEqualTo(Format.OTLP_METRICS);
        }
    }
}
