package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that an answer holds, and the shape it is in.
 *
 * @param root absent when none could be read
 * @param start offset of the value within the text
 * @param end offset after it
 * @param faultAt where the first error is; -1 when there is none
 */
record JsonText(Shape shape, @Nullable JsonNode root, int start, int end, int faultAt) {
    /** From best to worst; the names are labels of scores. */
    enum Shape {
        VALID,
        /** In a Markdown code fence, and nothing else. */
        FENCED,
        /** With words around it. */
        PROSE,
        /** Ends before the JSON does. */
        TRUNCATED,
        /** Two members of one name: readers disagree on which one counts. */
        DUPLICATE_KEYS,
        NOT_JSON
    }

    /** So many brackets in words are tried before the text counts as none of JSON. */
    private static final int MAX_TRIES = 10;

    private static final String FENCE = "```";

    static JsonText of(String text) {
        int start = skipBlank(text, 0);
        JsonValue whole = JsonValue.at(text, start);
        if (whole.root() != null) {
            return read(text, whole, skipBlank(text, whole.end()) == text.length());
        }
        return looksLikeJson(text, start) ? broken(whole) : embedded(text, whole);
    }

    private static JsonText read(String text, JsonValue value, boolean alone) {
        Shape shape = alone ? Shape.VALID : shapeAround(text, value);
        if (value.faultAt() >= 0) {
            shape = Shape.DUPLICATE_KEYS;
        }
        return new JsonText(shape, value.root(), value.start(), value.end(), value.faultAt());
    }

    private static Shape shapeAround(String text, JsonValue value) {
        String before = text.substring(0, value.start()).strip();
        String after = text.substring(value.end()).strip();
        boolean opened = before.startsWith(FENCE) && before.lines().count() == 1;
        return opened && after.equals(FENCE) ? Shape.FENCED : Shape.PROSE;
    }

    private static JsonText broken(JsonValue value) {
        Shape shape = value.cutOff() ? Shape.TRUNCATED : Shape.NOT_JSON;
        return new JsonText(shape, null, value.start(), value.end(), value.faultAt());
    }

    private static JsonText embedded(String text, JsonValue whole) {
        JsonValue longest = null;
        JsonValue firstBroken = null;
        int from = 0;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            int bracket = nextBracket(text, from);
            if (bracket < 0) {
                break;
            }
            JsonValue value = JsonValue.at(text, bracket);
            if (value.root() == null) {
                firstBroken = firstBroken == null ? value : firstBroken;
                from = bracket + 1;
            } else {
                longest = longest == null || value.length() > longest.length() ? value : longest;
                from = value.end();
            }
        }
        if (longest != null) {
            return read(text, longest, false);
        }
        return broken(firstBroken == null ? whole : firstBroken);
    }

    private static int nextBracket(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{' || text.charAt(at) == '[') {
                return at;
            }
        }
        return -1;
    }

    /** A bracket may also open a remark; what follows it tells. */
    private static boolean looksLikeJson(String text, int start) {
        if (start == text.length()) {
            return false;
        }
        if (text.charAt(start) == '{') {
            return true;
        }
        int next = skipBlank(text, start + 1);
        return text.charAt(start) == '['
                && (next == text.length() || !Character.isLetter(text.charAt(next)));
    }

    private static int skipBlank(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
