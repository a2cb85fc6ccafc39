package dev.weir.local.traffic;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An OTLP request of spans in protobuf. */
final class OtlpRecord implements SampleRecord {
    private static final int TRACE_ID_BYTES = 16;

    private final TracesData traces;

    private OtlpRecord(TracesData traces) {
        this.traces = traces;
    }

    /** Empty for bytes that hold no spans: a logs request, too, parses as one of traces. */
    static Optional<OtlpRecord> parse(byte[] bytes) {
        try {
            TracesData traces = TracesData.parseFrom(bytes);
            boolean areSpans =
                    spans(traces).findAny().isPresent()
                            && spans(traces)
                                    .allMatch(span -> span.getTraceId().size() == TRACE_ID_BYTES);
            return areSpans ? Optional.of(new OtlpRecord(traces)) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Stream<Span> spans(TracesData traces) {
        return traces.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    @Override
    public byte[] stamped(Stamps stamps) {
        TracesData.Builder stamped = traces.toBuilder();
        for (ResourceSpans.Builder resource : stamped.getResourceSpansBuilderList()) {
            for (ScopeSpans.Builder scope : resource.getScopeSpansBuilderList()) {
                scope.getSpansBuilderList().forEach(span -> stamp(span, stamps));
            }
        }
        return stamped.build().toByteArray();
    }

    private static void stamp(Span.Builder span, Stamps stamps) {
        span.setTraceId(id(span.getTraceId(), stamps::traceId))
                .setSpanId(id(span.getSpanId(), stamps::id))
                .setParentSpanId(id(span.getParentSpanId(), stamps::id))
                .setStartTimeUnixNano(Timestamps.stamped(span.getStartTimeUnixNano(), stamps))
                .setEndTimeUnixNano(Timestamps.stamped(span.getEndTimeUnixNano(), stamps));
        for (Span.Event.Builder event : span.getEventsBuilderList()) {
            event.setTimeUnixNano(Timestamps.stamped(event.getTimeUnixNano(), stamps));
        }
        for (Span.Link.Builder link : span.getLinksBuilderList()) {
            link.setTraceId(id(link.getTraceId(), stamps::traceId))
                    .setSpanId(id(link.getSpanId(), stamps::id));
        }
        span.getAttributesBuilderList().forEach(attribute -> stamp(attribute, stamps));
    }

    private static void stamp(KeyValue.Builder attribute, Stamps stamps) {
        if (attribute.getValue().hasStringValue()) {
            String value = attribute.getValue().getStringValue();
            attribute
                    .getValueBuilder()
                    .setStringValue(AttributeKeys.stamped(attribute.getKey(), value, stamps));
        }
    }

    private static ByteString id(ByteString bytes, UnaryOperator<String> stamp) {
        HexFormat hex = HexFormat.of();
        return ByteString.copyFrom(hex.parseHex(stamp.apply(hex.formatHex(bytes.toByteArray()))));
    }
}
