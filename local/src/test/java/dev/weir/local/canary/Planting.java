package dev.weir.local.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a canary of its own into every text of one record, JSON within texts included.
 *
 * <p>Texts that tell a decoder what it reads are the frame. With a canary in them a record is
 * refused or read as something else, so they are planted apart from the rest.
 */
final class Planting {
    /** Which texts are planted. */
    enum Scope {
        CONTENT,
        FRAME
    }

    /** Names of fields, or the last word of an attribute's key, whose value a decoder acts on. */
    private static final Set<String> FRAME_NAMES =
            Set.of(
                    "key", // of an attribute
                    "type", // of an observation, event, message part
                    "kind", // of a span
                    "role", // of a message
                    "level", // of an observation
                    "source", // of a feedback
                    "operation_name", // of a GenAI span
                    "mime_type"); // of an input or output

    /** Numbers, times, and ids that have to be hexadecimal. */
    private static final Pattern FRAME_VALUE =
            Pattern.compile("-?\\d+|\\d{4}-\\d\\d-\\d\\dT.*|\\p{XDigit}{16}|\\p{XDigit}{32}");

    /** Between an attribute and its value. */
    private static final Set<String> CARRIERS =
            Set.of("value", "stringValue", "arrayValue", "kvlistValue", "values");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Canaries canaries;
    private final Disguise disguise;
    private final Scope scope;
    private final IntPredicate chosen;
    private final Map<String, String> ids = new HashMap<>();
    private int seen;

    /**
     * @param chosen which of the texts, counted from 0
     */
    Planting(Canaries canaries, Disguise disguise, Scope scope, IntPredicate chosen) {
        this.canaries = canaries;
        this.disguise = disguise;
        this.scope = scope;
        this.chosen = chosen;
    }

    /** How many texts there were. */
    int seen() {
        return seen;
    }

    JsonNode json(String place, String name, JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(text(place, name, node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                copy.add(json(place + "/" + i, name, node.get(i)));
            }
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        String attribute = node.path("key").asText(name);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = field.getKey();
            String carried = carried(key, attribute);
            copy.set(key, json(place + step(key, carried), carried, field.getValue()));
        }
        return copy;
    }

    /** What the value of a field is called: as its attribute, if it is the value of one. */
    static String carried(String field, String attribute) {
        return CARRIERS.contains(field) ? attribute : field;
    }

    static String step(String field, String carried) {
        boolean own = carried.equals(field);
        return own || field.equals("value") ? "/" + carried : "";
    }

    String text(String place, String name, String original) {
        JsonNode document = container(original);
        if (document != null) {
            return json(place + "#", name, document).toString();
        }
        boolean frame = isFrame(name) || FRAME_VALUE.matcher(original).matches();
        if (frame != (scope == Scope.FRAME) || !chosen.test(seen++)) {
            return original;
        }
        // What joins spans and events goes on doing so.
        return name.toLowerCase(Locale.ROOT).endsWith("id")
                ? ids.computeIfAbsent(original, id -> hidden(place, id))
                : hidden(place, original);
    }

    private String hidden(String place, String original) {
        return disguise.hide(original, canaries.at(place + " " + disguise));
    }

    private static boolean isFrame(String name) {
        String joined = name.replace("operation.name", "operation_name");
        return FRAME_NAMES.contains(joined.substring(joined.lastIndexOf('.') + 1));
    }

    /** The JSON document that a text is; null when it is none. */
    private static @Nullable JsonNode container(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return null;
        }
        try {
            return JSON.readTree(stripped);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
