package dev.weir.evaluators.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.settings.TextFile;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash of resolved options: the same for two ways to write the same, such as a default given or
 * left out, and for another order of keys. An absent option does not count, so that an option added
 * later leaves the hashes of rules without it as they are.
 */
final class OptionsHash {
    private OptionsHash() {}

    static String of(Record options) {
        return hash(options);
    }

    private static String hash(Object value) {
        if (value instanceof TextFile file) {
            return Hashes.of("text", file.content());
        }
        if (value instanceof JsonNode node) {
            return json(node);
        }
        if (value instanceof Record record) {
            return mapping(components(record));
        }
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((key, element) -> sorted.put(String.valueOf(key), element));
            return mapping(sorted);
        }
        if (value instanceof Set<?> set) {
            return Hashes.of(parts("set", hashes(set).stream().sorted().toList()));
        }
        if (value instanceof Collection<?> list) {
            return Hashes.of(parts("list", hashes(list)));
        }
        return Hashes.of("value", value.toString());
    }

    private static String json(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, Object>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            return mapping(sorted);
        }
        if (node.isArray()) {
            var elements = new ArrayList<JsonNode>();
            node.forEach(elements::add);
            return Hashes.of(parts("list", hashes(elements)));
        }
        return Hashes.of(node.getNodeType().name(), node.asText());
    }

    private static List<String> hashes(Collection<?> elements) {
        var hashes = new ArrayList<String>();
        for (Object element : elements) {
            hashes.add(hash(element));
        }
        return hashes;
    }

    private static String mapping(SortedMap<String, Object> sorted) {
        var hashes = new ArrayList<String>();
        sorted.forEach(
                (key, value) -> {
                    hashes.add(key);
                    hashes.add(hash(value));
                });
        return Hashes.of(parts("mapping", hashes));
    }

    private static String[] parts(String kind, List<String> hashes) {
        var parts = new ArrayList<String>();
        parts.add(kind);
        parts.addAll(hashes);
        return parts.toArray(String[]::new);
    }

    private static SortedMap<String, Object> components(Record record) {
        var values = new TreeMap<String, Object>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(component, record);
            if (value != null) {
                values.put(component.getName(), value);
            }
        }
        return values;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor cannot fail", e);
        }
    }
}
