package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.settings.Scalars.Mismatch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node as the type that a record component declares; null once a problem was reported. */
final class ValueReader {
    private final RecordReader records;

    ValueReader(RecordReader records) {
        this.records = records;
    }

    @Nullable Object read(String path, JsonNode node, Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(path, node, generic);
        }
        if (type instanceof Class<?> plain) {
            if (plain == JsonNode.class) {
                return node;
            }
            if (plain.isRecord() && plain != Secret.class && plain != TextFile.class) {
                return records.read(path, node, plain.asSubclass(Record.class));
            }
            try {
                return scalar(path, node, plain);
            } catch (Mismatch e) {
                records.report(path, e.message());
                return null;
            }
        }
        throw new IllegalStateException("settings records cannot hold a " + type.getTypeName());
    }

    private @Nullable Object scalar(String path, JsonNode node, Class<?> type) throws Mismatch {
        if (Scalars.isNumber(type)) {
            return Scalars.number(node, type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Scalars.bool(node);
        }
        if (type == Secret.class) {
            return secret(path, node);
        }
        String given = Scalars.text(node);
        if (type.isEnum()) {
            return Scalars.constant(given, type);
        }
        String text = records.resolve(path, given);
        if (text == null || type == String.class) {
            return text;
        }
        if (type == TextFile.class) {
            return records.file(path, text);
        }
        if (type == Duration.class) {
            return Scalars.duration(text);
        }
        if (type == ZoneId.class) {
            return Scalars.zone(text);
        }
        if (type == Path.class) {
            return Scalars.path(text);
        }
        throw new IllegalStateException("settings records cannot hold a " + type.getName());
    }

    private @Nullable Secret secret(String path, JsonNode node) {
        if (!node.isTextual() || !References.isReference(node.textValue())) {
            records.report(
                    path, "must name an environment variable as ${NAME}, not hold the secret");
            return null;
        }
        String value = records.resolve(path, node.textValue());
        return value == null ? null : new Secret(value);
    }

    private @Nullable Object collection(String path, JsonNode node, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return mapping(path, node, (Class<?>) arguments[0], arguments[1]);
        }
        List<Object> elements = elements(path, node, arguments[0]);
        if (elements == null || type.getRawType() == List.class) {
            return elements;
        }
        if (type.getRawType() == Set.class) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
        }
        throw new IllegalStateException("settings records cannot hold a " + type.getTypeName());
    }

    /** One name where a list of names may stand is a list of that one. */
    private @Nullable List<Object> elements(String path, JsonNode node, Type type) {
        if (node.isTextual() && type instanceof Class<?> plain && isName(plain)) {
            Object only = read(path, node, type);
            return only == null ? null : List.of(only);
        }
        if (!node.isArray()) {
            records.report(path, "must be a list, got " + Shown.of(node));
            return null;
        }
        var elements = new ArrayList<Object>();
        for (int i = 0; i < node.size(); i++) {
            Object element = present(Paths.index(path, i), node.get(i), type);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements.size() == node.size() ? Collections.unmodifiableList(elements) : null;
    }

    private static boolean isName(Class<?> type) {
        return type == String.class || type.isEnum();
    }

    private @Nullable Map<Object, Object> mapping(
            String path, JsonNode node, Class<?> keys, Type type) {
        if (!node.isObject()) {
            records.report(path, "must be a mapping, got " + Shown.of(node));
            return null;
        }
        var mapping = new LinkedHashMap<Object, Object>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = Paths.key(path, entry.getKey());
            Object key = key(place, entry.getKey(), keys);
            Object value = present(place, entry.getValue(), type);
            if (key != null && value != null) {
                mapping.put(key, value);
            }
        }
        return mapping.size() == node.size() ? Collections.unmodifiableMap(mapping) : null;
    }

    private @Nullable Object key(String path, String name, Class<?> type) {
        try {
            return type.isEnum() ? Scalars.constant(name, type) : name;
        } catch (Mismatch e) {
            records.report(path, "the key " + e.message());
            return null;
        }
    }

    private @Nullable Object present(String path, JsonNode node, Type type) {
        if (node.isNull()) {
            records.report(path, "must not be empty");
            return null;
        }
        return read(path, node, type);
    }
}
