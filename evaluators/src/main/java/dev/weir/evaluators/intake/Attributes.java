package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes of a span, an event or a resource, by name. */
record Attributes(SortedMap<String, JsonNode> byName) {
    static final Attributes NONE = new Attributes(new TreeMap<>());
    private static final int MAX_LEVELS = 16;
    private static final int MAX_INDEX_DIGITS = 9;

    /** The first of the names that has a value. */
    JsonNode first(String... names) {
        for (String name : names) {
            JsonNode value = byName.get(name);
            if (value != null && !Fields.isAbsent(value)) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    String text(String... names) {
        return Fields.asText(first(names));
    }

    /** A value that may be structured, or JSON in a text. */
    JsonNode json(String... names) {
        JsonNode value = first(names);
        return value.isTextual() ? Json.embeddedIfLikely(value.textValue()) : value;
    }

    @Nullable Long count(String... names) {
        return Fields.count(first(names));
    }

    boolean has(String name) {
        return !first(name).isMissingNode();
    }

    boolean hasAny(String prefix) {
        for (Map.Entry<String, JsonNode> entry : byName.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                return false;
            }
            if (!Fields.isAbsent(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** All names and values, each as a text, and how many, so that no two lists run together. */
    void addTo(List<String> parts) {
        parts.add(Integer.toString(byName.size()));
        byName.forEach(
                (name, value) -> {
                    parts.add(name);
                    parts.add(Fields.asText(value));
                });
    }

    /** What stands under a prefix such as {@code gen_ai.request.}, by the rest of its name. */
    Map<String, JsonNode> under(String prefix) {
        var found = new LinkedHashMap<String, JsonNode>();
        for (Map.Entry<String, JsonNode> entry : byName.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (!Fields.isAbsent(entry.getValue())) {
                found.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
        }
        return found;
    }

    /** Texts under a prefix, by the rest of their names. */
    Map<String, String> textsUnder(String prefix) {
        var texts = new LinkedHashMap<String, String>();
        under(prefix).forEach((name, value) -> texts.put(name, Fields.asText(value)));
        return texts;
    }

    /**
     * A list that was flattened to names such as {@code llm.input_messages.10.message.role}, in the
     * order of its indices, whatever gaps they have.
     */
    List<JsonNode> list(String prefix) {
        var elements = new TreeMap<Integer, ObjectNode>();
        for (Map.Entry<String, JsonNode> entry : under(prefix + ".").entrySet()) {
            String[] path = entry.getKey().split("\\.", MAX_LEVELS);
            Integer index = index(path[0]);
            if (index != null && path.length > 1) {
                ObjectNode element =
                        elements.computeIfAbsent(index, i -> JsonNodeFactory.instance.objectNode());
                put(element, path, entry.getValue());
            }
        }
        return new ArrayList<>(elements.values());
    }

    private static void put(ObjectNode element, String[] path, JsonNode value) {
        ObjectNode at = element;
        for (int i = 1; i < path.length - 1; i++) {
            JsonNode next = at.get(path[i]);
            at = next instanceof ObjectNode inner ? inner : at.putObject(path[i]);
        }
        at.set(path[path.length - 1], value);
    }

    private static @Nullable Integer index(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= MAX_INDEX_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(text) : null;
    }

    /** The elements of a list inside an element of {@link #list}, in the order of its indices. */
    static List<JsonNode> inner(JsonNode element, String name) {
        var elements = new TreeMap<Integer, JsonNode>();
        for (Map.Entry<String, JsonNode> entry : element.path(name).properties()) {
            Integer index = index(entry.getKey());
            if (index != null) {
                elements.put(index, entry.getValue());
            }
        }
        return new ArrayList<>(elements.values());
    }
}
