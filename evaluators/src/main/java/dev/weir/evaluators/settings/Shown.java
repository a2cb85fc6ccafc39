package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;

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

    static String quoted(String text) {
        return '"' + cut(text) + '"';
    }

    private static String cut(String text) {
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "..." : text;
    }
}
