package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A value of a settings file as messages show it. */
final class Shown {
    private static final int MAX_CHARS = 60;

    private Shown() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            return "a mapping";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isTextual() ? quoted(node.textValue()) : cut(node.asText());
    }

    /** As a file would have it: {@code 250ms}, {@code 30s}. */
    static String of(Duration duration) {
        long ms = duration.toMillis();
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }

    static String quoted(String text) {
        return '"' + cut(text) + '"';
    }

    private static String cut(String text) {
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "..." : text;
    }
}
