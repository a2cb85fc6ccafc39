package dev.weir.evaluators.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Redacts the values of fields and counts the findings. Of one fragment, so of one thread. */
final class FieldRedaction {
    private static final String IDS = "ids";

    private final TextRedactor texts;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private String current = "";

    FieldRedaction(TextRedactor texts) {
        this.texts = texts;
    }

    String current() {
        return current;
    }

    /** Findings by field and kind, such as {@code output:EMAIL}. */
    Map<String, Integer> counts() {
        return counts.isEmpty() ? Map.of() : new LinkedHashMap<>(counts);
    }

    String text(String field, String raw) {
        current = field;
        RedactedText redacted = texts.redact(raw);
        for (PiiSpan finding : redacted.findings()) {
            counts.merge(field + ":" + finding.type(), 1, Integer::sum);
        }
        return redacted.text();
    }

    String id(String raw) {
        return id(IDS, raw);
    }

    /** The same id becomes the same id in every fragment, so what it joins stays joined. */
    String id(String field, String raw) {
        String spelled = Ids.spelled(raw);
        String redacted = text(field, spelled);
        if (!redacted.equals(spelled)) {
            return Ids.hexadecimal(redacted);
        }
        return Ids.isOpaque(raw) ? raw : text(field, raw);
    }

    <T> List<T> list(String field, List<T> raw, BiFunction<String, T, T> redaction) {
        if (raw.isEmpty()) {
            return List.of();
        }
        var redacted = new ArrayList<T>(raw.size());
        for (T value : raw) {
            redacted.add(redaction.apply(field, value));
        }
        return redacted;
    }

    Map<String, String> map(String field, Map<String, String> raw) {
        var redacted = new LinkedHashMap<String, String>();
        raw.forEach((key, value) -> put(redacted, text(field, key), text(field, value)));
        return redacted;
    }

    <V> Map<String, V> keys(String field, Map<String, V> raw) {
        var redacted = new LinkedHashMap<String, V>();
        raw.forEach((key, value) -> put(redacted, text(field, key), value));
        return redacted;
    }

    /** Keys that were masked alike must not swallow each other's values. */
    private static <V> void put(Map<String, V> redacted, String key, V value) {
        String free = key;
        for (int i = 2; redacted.containsKey(free); i++) {
            free = key + "#" + i;
        }
        redacted.put(free, value);
    }
}
