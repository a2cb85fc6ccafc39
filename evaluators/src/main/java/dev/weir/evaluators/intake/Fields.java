package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values out of JSON objects in whatever way they were written. */
final class Fields {
    private static final double MAX_COUNT = 1e15;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_COST_DIGITS = 9;
    private static final int MAX_COST_SCALE = 30;

    private Fields() {}

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** The first of the names that has a value. */
    static JsonNode first(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = object.path(name);
            if (!isAbsent(value)) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /** The first of the names that has a value, as text; empty when none has. */
    static String text(JsonNode object, String... names) {
        return asText(first(object, names));
    }

    /** Text as it is, other scalars as written, objects and arrays as JSON, nothing as empty. */
    static String asText(JsonNode node) {
        if (isAbsent(node)) {
            return "";
        }
        return node.isTextual() ? storable(node.textValue()) : node.toString();
    }

    /** PostgreSQL stores every character but NUL, and no half of a surrogate pair. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSuspect(text.charAt(i))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static boolean isSuspect(char c) {
        return c == 0 || Character.isSurrogate(c);
    }

    private static String replaced(String text, int from) {
        var storable = new StringBuilder(text.length()).append(text, 0, from);
        text.substring(from)
                .codePoints()
                .map(
                        c ->
                                c < Character.MIN_SUPPLEMENTARY_CODE_POINT && isSuspect((char) c)
                                        ? REPLACEMENT
                                        : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    /** Every field that has a value, as text. What is no object is kept under {@code otherwise}. */
    static Map<String, String> texts(JsonNode node, String otherwise) {
        if (isAbsent(node)) {
            return Map.of();
        }
        if (!node.isObject()) {
            return Map.of(otherwise, asText(node));
        }
        var texts = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isAbsent(field.getValue())) {
                texts.put(field.getKey(), asText(field.getValue()));
            }
        }
        return texts;
    }

    /** The elements as texts; one text alone counts as a list of one. */
    static List<String> list(JsonNode node) {
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            String text = asText(node);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        var texts = new ArrayList<String>();
        for (JsonNode element : node) {
            String text = asText(element);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A count of things, from a number or a numeric text; absent when negative or no number. */
    static @Nullable Long count(JsonNode node) {
        Double number = number(node);
        return number == null || number < 0 || number > MAX_COUNT
                ? null
                : Long.valueOf(Math.round(number));
    }

    /** A finite number, from a number or a numeric text. */
    static @Nullable Double number(JsonNode node) {
        BigDecimal amount = amount(node);
        if (amount == null) {
            return null;
        }
        double number = amount.doubleValue();
        return Double.isFinite(number) ? number : null;
    }

    /** An amount of money; absent when negative, or beyond what a call can cost. */
    static @Nullable BigDecimal cost(JsonNode node) {
        BigDecimal amount = amount(node);
        boolean plausible =
                amount != null
                        && amount.signum() >= 0
                        && (long) amount.precision() - amount.scale() <= MAX_COST_DIGITS
                        && amount.scale() <= MAX_COST_SCALE;
        return plausible ? amount : null;
    }

    /** A number as JSON writes it: what begins with a plus is a phone number. */
    static @Nullable BigDecimal amount(JsonNode node) {
        String text = node.isNumber() || node.isTextual() ? node.asText().strip() : "";
        if (text.isEmpty() || text.startsWith("+") || text.length() > MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
