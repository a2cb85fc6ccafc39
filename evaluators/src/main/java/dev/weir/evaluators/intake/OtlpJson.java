package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.intake.OtlpSpan.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads OTLP as JSON: names in camel or snake case, ids in hexadecimal or base64, numbers as
 * numbers or texts, enums by number or name; what is unknown is passed over.
 */
final class OtlpJson {
    private static final int TRACE_ID_DIGITS = 32;

    private OtlpJson() {}

    static void read(JsonNode root, OtlpBatch batch) throws Refusal {
        JsonNode resources = Fields.first(root, "resourceSpans", "resource_spans");
        if (resources.isArray()) {
            resources.forEach(spans -> readResource(spans, batch));
        } else if (root.has("scopeSpans") || root.has("scope_spans")) {
            readResource(root, batch);
        } else {
            throw Refusal.missing("resourceSpans", "an array");
        }
    }

    private static void readResource(JsonNode resourceSpans, OtlpBatch batch) {
        Attributes resource = attributes(resourceSpans.path("resource").path("attributes"));
        for (JsonNode scopeSpans : Fields.first(resourceSpans, "scopeSpans", "scope_spans")) {
            String scope = Fields.text(scopeSpans.path("scope"), "name");
            for (JsonNode span : scopeSpans.path("spans")) {
                batch.span(() -> span(span, resource, scope));
            }
        }
    }

    private static OtlpSpan span(JsonNode span, Attributes resource, String scope) throws Refusal {
        JsonNode status = span.path("status");
        return new OtlpSpan(
                id(Fields.text(span, "traceId", "trace_id"), "traceId"),
                id(Fields.text(span, "spanId", "span_id"), "spanId"),
                parent(Fields.text(span, "parentSpanId", "parent_span_id")),
                Fields.text(span, "name"),
                nanos(span, "startTimeUnixNano", "start_time_unix_nano"),
                nanos(span, "endTimeUnixNano", "end_time_unix_nano"),
                isError(Fields.text(status, "code")),
                Fields.text(status, "message"),
                attributes(span.path("attributes")),
                events(span.path("events")),
                resource,
                scope);
    }

    private static boolean isError(String code) {
        return code.equals("2") || code.toUpperCase(Locale.ROOT).equals("STATUS_CODE_ERROR");
    }

    private static List<Event> events(JsonNode given) {
        var events = new ArrayList<Event>();
        for (JsonNode event : given) {
            events.add(new Event(Fields.text(event, "name"), attributes(event.path("attributes"))));
        }
        return events;
    }

    private static String parent(String given) throws Refusal {
        return given.isEmpty() || isZero(given) ? "" : id(given, "parentSpanId");
    }

    private static String id(String given, String field) throws Refusal {
        if (given.isEmpty() || isZero(given)) {
            throw Refusal.missing(field, "an id in hexadecimal");
        }
        String lower = given.toLowerCase(Locale.ROOT);
        boolean hex =
                given.length() <= TRACE_ID_DIGITS
                        && lower.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
        if (hex) {
            return lower;
        }
        if (given.endsWith("=") && given.length() <= TRACE_ID_DIGITS) {
            return fromBase64(given, field);
        }
        throw Refusal.invalid(field, "at most 32 hexadecimal digits");
    }

    /** Generic printers of protobuf write bytes so, though OTLP asks for hexadecimal. */
    private static String fromBase64(String given, String field) throws Refusal {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(given));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(field, "an id in hexadecimal or base64");
        }
    }

    private static boolean isZero(String id) {
        return id.chars().allMatch(c -> c == '0');
    }

    private static @Nullable Instant nanos(JsonNode span, String... names) throws Refusal {
        String text = Fields.text(span, names);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Times.nanos(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            throw Refusal.invalid(names[0], "nanoseconds since 1970");
        }
    }

    /** Of repeated keys the last wins. */
    static Attributes attributes(JsonNode given) {
        var byName = new TreeMap<String, JsonNode>();
        for (JsonNode attribute : given) {
            byName.put(Fields.text(attribute, "key"), value(attribute.path("value")));
        }
        return new Attributes(byName);
    }

    /** An AnyValue as plain JSON; one that is empty, or of no known kind, as null. */
    private static JsonNode value(JsonNode any) {
        for (var field : any.properties()) {
            JsonNode given = field.getValue();
            switch (field.getKey()) {
                case "stringValue", "string_value", "boolValue", "bool_value" -> {
                    return given;
                }
                case "intValue", "int_value", "doubleValue", "double_value" -> {
                    return number(given);
                }
                case "bytesValue", "bytes_value" -> {
                    return given;
                }
                case "arrayValue", "array_value" -> {
                    return array(given.path("values"));
                }
                case "kvlistValue", "kvlist_value" -> {
                    return object(given.path("values"));
                }
                default -> {}
            }
        }
        return NullNode.getInstance();
    }

    /** Numbers written as texts become numbers; {@code NaN} and the infinities stay texts. */
    private static JsonNode number(JsonNode given) {
        BigDecimal amount = Fields.amount(given);
        return amount == null ? given : number(amount);
    }

    /** One form for one value, so that both encodings agree. */
    static JsonNode number(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
        return whole ? LongNode.valueOf(plain.longValue()) : DecimalNode.valueOf(plain);
    }

    private static JsonNode array(JsonNode values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(element -> array.add(value(element)));
        return array;
    }

    private static JsonNode object(JsonNode values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach(pair -> object.set(Fields.text(pair, "key"), value(pair.path("value"))));
        return object;
    }
}
