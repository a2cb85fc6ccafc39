package dev.weir.evaluators.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.evaluators.model.RejectReason;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads JSON within limits. Of duplicate keys the last wins; numbers keep all their digits. */
final class Json {
    static final int MAX_DEPTH = 1_000;
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_BYTES)
                                    .maxNameLength(MAX_BYTES)
                                    .maxDocumentLength(MAX_BYTES)
                                    .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build();

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Json() {}

    /** The one document that the bytes hold, which are UTF-8, perhaps with a byte order mark. */
    static JsonNode parse(byte[] value) throws Refusal {
        if (value.length > MAX_BYTES) {
            throw new Refusal(
                    RejectReason.TOO_LARGE,
                    "expected at most %d bytes, got %d".formatted(MAX_BYTES, value.length));
        }
        int invalid = Utf8.firstInvalid(value);
        if (invalid >= 0) {
            throw new Refusal(
                    RejectReason.INVALID_UTF8, "expected UTF-8, which ends at byte " + invalid);
        }
        try (JsonParser parser = parser(value)) {
            JsonNode root = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw malformed("expected nothing after the JSON document", location(parser));
            }
            return root == null ? MissingNode.getInstance() : root;
        } catch (StreamConstraintsException e) {
            throw beyondLimits(value, e);
        } catch (JsonEOFException e) {
            throw new Refusal(
                    RejectReason.MALFORMED_JSON, "Unexpected end of input at byte " + value.length);
        } catch (JsonProcessingException e) {
            throw malformed("expected valid JSON", e.getLocation());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always readable", e);
        }
    }

    /** A streaming parser over the same limits. */
    static JsonParser parser(byte[] value) throws IOException {
        int start = Utf8.markLength(value);
        return FACTORY.createParser(value, start, value.length - start);
    }

    /** A parser that is fed piece by piece. */
    static JsonFactory factory() {
        return FACTORY;
    }

    /** The JSON that a text holds; missing when it holds anything else. */
    static JsonNode embedded(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonNode node = MAPPER.readTree(parser);
            return node == null || parser.nextToken() != null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Like {@link #embedded}, for text that looks like a JSON object, array or string. */
    static JsonNode embeddedIfLikely(String text) {
        String trimmed = text.strip();
        if (trimmed.length() < 2) {
            return MissingNode.getInstance();
        }
        char first = trimmed.charAt(0);
        char last = trimmed.charAt(trimmed.length() - 1);
        boolean likely =
                (first == '{' && last == '}')
                        || (first == '[' && last == ']')
                        || (first == '"' && last == '"');
        return likely ? embedded(trimmed) : MissingNode.getInstance();
    }

    private static Refusal beyondLimits(byte[] value, StreamConstraintsException e) {
        if (deeperThanAllowed(value)) {
            return new Refusal(
                    RejectReason.TOO_DEEP, "expected at most " + MAX_DEPTH + " levels of nesting");
        }
        return new Refusal(
                RejectReason.INVALID_VALUE,
                "expected numbers of at most 1,000 digits" + place(e.getLocation()));
    }

    private static boolean deeperThanAllowed(byte[] value) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < value.length; i++) {
            byte b = value[i];
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
                if (depth > MAX_DEPTH) {
                    return true;
                }
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return false;
    }

    private static Refusal malformed(String expectation, @Nullable JsonLocation location) {
        return new Refusal(RejectReason.MALFORMED_JSON, expectation + place(location));
    }

    private static JsonLocation location(JsonParser parser) {
        return parser.currentTokenLocation();
    }

    private static String place(@Nullable JsonLocation location) {
        if (location == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                " at line %d, column %d",
                location.getLineNr(),
                location.getColumnNr());
    }
}
