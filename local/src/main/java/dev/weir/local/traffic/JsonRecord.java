package dev.weir.local.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A record of JSON: a native line, a Langfuse batch or export row, an OTLP request. Only the fields
 * that frame the content are looked at, so an id or a date within an input or output stays.
 */
final class JsonRecord implements SampleRecord {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Set<String> FRAMES =
            Set.of(
                    "batch",
                    "body",
                    "data",
                    "resourcespans",
                    "scopespans",
                    "spans",
                    "resourcelogs",
                    "scopelogs",
                    "logrecords",
                    "events",
                    "links");
    private static final Set<String> IDS =
            Set.of(
                    "id",
                    "spanid",
                    "parentspanid",
                    "observationid",
                    "feedbackid",
                    "parentobservationid",
                    "parentid",
                    "sessionid");
    private static final Set<String> TIMES =
            Set.of(
                    "timestamp",
                    "starttime",
                    "endtime",
                    "completionstarttime",
                    "createdat",
                    "updatedat");
    private static final String NANOS = "unixnano";

    private final JsonNode root;

    private JsonRecord(JsonNode root) {
        this.root = root;
    }

    /** Fails on what is not one object or array of JSON. */
    static JsonRecord parse(byte[] bytes) throws IOException {
        JsonNode root = MAPPER.readTree(bytes);
        if (!root.isContainerNode()) {
            throw new IOException("expected a JSON object or array, got " + root.getNodeType());
        }
        return new JsonRecord(root);
    }

    @Override
    public byte[] stamped(Stamps stamps) {
        JsonNode copy = root.deepCopy();
        stamp(copy, stamps);
        try {
            return MAPPER.writeValueAsBytes(copy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written", e);
        }
    }

    private static void stamp(JsonNode node, Stamps stamps) {
        if (node instanceof ArrayNode entries) {
            entries.forEach(entry -> stamp(entry, stamps));
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : new ArrayList<>(object.properties())) {
                String key = field.getKey().replace("_", "").toLowerCase(Locale.ROOT);
                stamp(object, field.getKey(), key, field.getValue(), stamps);
            }
        }
    }

    private static void stamp(
            ObjectNode object, String name, String key, JsonNode value, Stamps stamps) {
        if (FRAMES.contains(key)) {
            stamp(value, stamps);
        } else if (key.equals("attributes")) {
            value.forEach(attribute -> stampAttribute(attribute, stamps));
        } else if (key.endsWith(NANOS)) {
            stampNanos(object, name, value, stamps);
        } else if (value.isTextual()) {
            String text = value.textValue();
            if (key.equals("traceid")) {
                object.put(name, stamps.traceId(text));
            } else if (IDS.contains(key)) {
                object.put(name, stamps.id(text));
            } else if (TIMES.contains(key)) {
                object.put(name, Timestamps.stamped(text, stamps));
            }
        }
    }

    private static void stampNanos(ObjectNode object, String name, JsonNode value, Stamps stamps) {
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            object.set(name, LongNode.valueOf(Timestamps.stamped(value.longValue(), stamps)));
        } else if (value.isTextual() && value.textValue().matches("\\d{1,18}|[1-8]\\d{18}")) {
            long nanos = Long.parseLong(value.textValue());
            object.put(name, Long.toString(Timestamps.stamped(nanos, stamps)));
        }
    }

    private static void stampAttribute(JsonNode attribute, Stamps stamps) {
        JsonNode value = attribute.path("value");
        for (String field : new String[] {"stringValue", "string_value"}) {
            if (value instanceof ObjectNode object && object.get(field) instanceof TextNode text) {
                object.put(
                        field,
                        AttributeKeys.stamped(
                                attribute.path("key").asText(), text.textValue(), stamps));
            }
        }
    }
}
