package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value read from a place in a text.
 *
 * @param root absent when it could not be read
 * @param end offset after the value
 * @param faultAt where reading failed, or where the first repeated key stands; -1 for neither
 * @param cutOff whether it failed because the text ends
 */
record JsonValue(@Nullable JsonNode root, int start, int end, int faultAt, boolean cutOff) {
    private static final int MAX_DEPTH = 200;

    /** Arithmetic on numbers with a larger exponent takes memory without end. */
    private static final int MAX_SCALE = 400;

    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    int length() {
        return end - start;
    }

    static JsonValue at(String text, int start) {
        String rest = start == 0 ? text : text.substring(start);
        try (JsonParser parser = JSON.createParser(rest)) {
            return new Reading(parser, rest, start).value(rest.length());
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private static final class Reading {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

        private final JsonParser parser;
        private final String rest;
        private final int start;
        private int repeatedKeyAt = -1;

        Reading(JsonParser parser, String rest, int start) {
            this.parser = parser;
            this.rest = rest;
            this.start = start;
        }

        /** {@code tru} at the end is the beginning of {@code true}, not a mistake. */
        private boolean endsInWord(int faultAt, int length) {
            int word = length;
            while (word > 0 && Character.isLetter(rest.charAt(word - 1))) {
                word--;
            }
            String last = rest.substring(word);
            return faultAt >= word
                    && ("true".startsWith(last)
                            || "false".startsWith(last)
                            || "null".startsWith(last));
        }

        JsonValue value(int length) throws IOException {
            try {
                if (parser.nextToken() == null) {
                    return new JsonValue(null, start, start + length, start + length, true);
                }
                JsonNode root = node();
                parser.finishToken();
                int end = start + (int) parser.currentLocation().getCharOffset();
                return new JsonValue(root, start, end, repeatedKeyAt, false);
            } catch (JsonProcessingException e) {
                int at = Math.min(length, offset(e.getLocation()));
                boolean cutOff = e instanceof JsonEOFException || endsInWord(at, length);
                return new JsonValue(null, start, start + length, start + at, cutOff);
            }
        }

        private static int offset(@Nullable JsonLocation location) {
            return location == null ? 0 : (int) Math.max(0, location.getCharOffset());
        }

        private JsonNode node() throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_TRUE -> NODES.booleanNode(true);
                case VALUE_FALSE -> NODES.booleanNode(false);
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> decimal();
                case VALUE_STRING -> NODES.textNode(parser.getText());
                default -> NODES.nullNode();
            };
        }

        private JsonNode integer() throws IOException {
            return switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
        }

        private JsonNode decimal() throws IOException {
            BigDecimal value = parser.getDecimalValue();
            if (Math.abs((long) value.scale()) <= MAX_SCALE) {
                return NODES.numberNode(value);
            }
            int bounded = value.scale() < 0 ? -MAX_SCALE : MAX_SCALE;
            return NODES.numberNode(new BigDecimal(BigInteger.valueOf(value.signum()), bounded));
        }

        private ObjectNode object() throws IOException {
            ObjectNode object = NODES.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (repeatedKeyAt < 0 && object.has(key)) {
                    repeatedKeyAt = start + offset(parser.currentTokenLocation());
                }
                parser.nextToken();
                object.set(key, node());
            }
            return object;
        }

        private ArrayNode array() throws IOException {
            ArrayNode array = NODES.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(node());
            }
            return array;
        }
    }
}
