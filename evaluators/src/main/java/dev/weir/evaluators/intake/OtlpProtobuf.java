package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.evaluators.intake.OtlpSpan.Event;
import dev.weir.evaluators.model.RejectReason;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Reads OTLP as protobuf. */
final class OtlpProtobuf {
    private static final int MAX_ID_BYTES = 16;

    private OtlpProtobuf() {}

    static void read(byte[] value, OtlpBatch batch) throws Refusal {
        for (ResourceSpans resourceSpans : parse(value).getResourceSpansList()) {
            Attributes resource = attributes(resourceSpans.getResource().getAttributesList());
            for (ScopeSpans scopeSpans : resourceSpans.getScopeSpansList()) {
                String scope = scopeSpans.getScope().getName();
                for (Span span : scopeSpans.getSpansList()) {
                    batch.span(() -> span(span, resource, scope));
                }
            }
        }
    }

    private static TracesData parse(byte[] value) throws Refusal {
        CodedInputStream in = CodedInputStream.newInstance(value);
        in.setRecursionLimit(Json.MAX_DEPTH);
        try {
            return TracesData.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw refusal(value, in.getTotalBytesRead(), e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always readable", e);
        }
    }

    private static Refusal refusal(byte[] value, int at, InvalidProtocolBufferException e) {
        // The library has one exception for all; the nesting limit is told apart by its words only.
        if (String.valueOf(e.getMessage()).contains("nesting")) {
            return new Refusal(
                    RejectReason.TOO_DEEP,
                    "expected at most " + Json.MAX_DEPTH + " levels of nesting");
        }
        return new Refusal(
                RejectReason.MALFORMED_PROTOBUF,
                "expected an ExportTraceServiceRequest, which breaks off at byte %d of %d"
                        .formatted(at, value.length));
    }

    private static OtlpSpan span(Span span, Attributes resource, String scope) throws Refusal {
        return new OtlpSpan(
                id(span.getTraceId(), "trace_id"),
                id(span.getSpanId(), "span_id"),
                isZero(span.getParentSpanId()) ? "" : id(span.getParentSpanId(), "parent_span_id"),
                Fields.storable(span.getName()),
                Times.nanos(span.getStartTimeUnixNano()),
                Times.nanos(span.getEndTimeUnixNano()),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                Fields.storable(span.getStatus().getMessage()),
                attributes(span.getAttributesList()),
                events(span.getEventsList()),
                resource,
                scope);
    }

    private static List<Event> events(List<Span.Event> events) {
        return events.stream()
                .map(event -> new Event(event.getName(), attributes(event.getAttributesList())))
                .toList();
    }

    private static String id(ByteString bytes, String field) throws Refusal {
        if (isZero(bytes)) {
            throw Refusal.missing(field, "an id that is not zero");
        }
        if (bytes.size() > MAX_ID_BYTES) {
            throw Refusal.invalid(field, "at most 16 bytes, got " + bytes.size());
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static boolean isZero(ByteString bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            if (bytes.byteAt(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Attributes attributes(List<KeyValue> given) {
        var byName = new TreeMap<String, JsonNode>();
        for (KeyValue attribute : given) {
            byName.put(attribute.getKey(), value(attribute.getValue()));
        }
        return new Attributes(byName);
    }

    private static JsonNode value(AnyValue any) {
        return switch (any.getValueCase()) {
            case STRING_VALUE -> TextNode.valueOf(any.getStringValue());
            case BOOL_VALUE -> BooleanNode.valueOf(any.getBoolValue());
            case INT_VALUE -> LongNode.valueOf(any.getIntValue());
            case DOUBLE_VALUE -> number(any.getDoubleValue());
            case BYTES_VALUE ->
                    TextNode.valueOf(
                            Base64.getEncoder().encodeToString(any.getBytesValue().toByteArray()));
            case ARRAY_VALUE -> array(any.getArrayValue().getValuesList());
            case KVLIST_VALUE -> object(any.getKvlistValue().getValuesList());
            default -> NullNode.getInstance();
        };
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value)
                ? OtlpJson.number(BigDecimal.valueOf(value))
                : TextNode.valueOf(Double.toString(value));
    }

    private static JsonNode array(List<AnyValue> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(element -> array.add(value(element)));
        return array;
    }

    private static JsonNode object(List<KeyValue> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach(pair -> object.set(pair.getKey(), value(pair.getValue())));
        return object;
    }
}
