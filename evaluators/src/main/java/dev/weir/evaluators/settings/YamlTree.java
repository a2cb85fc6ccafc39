package dev.weir.evaluators.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * YAML text as a tree. What would silently mean something else than it says is a problem: a
 * repeated key, an alias, a second document.
 */
public final class YamlTree {
    static final int MAX_CHARS = 1 << 20;
    private static final int MAX_DEPTH = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLFactory YAML =
            YAMLFactory.builder()
                    .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxDocumentLength(4L * MAX_CHARS)
                                    .build())
                    .build();

    private final YAMLParser parser;
    private final Consumer<Problem> problems;

    private YamlTree(YAMLParser parser, Consumer<Problem> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Null when the text is no YAML at all; an empty document is an empty mapping. */
    public static @Nullable JsonNode parse(String yaml, Consumer<Problem> problems) {
        if (yaml.length() > MAX_CHARS) {
            problems.accept(
                    new Problem(
                            "",
                            "must be at most %d characters, got %d"
                                    .formatted(MAX_CHARS, yaml.length())));
            return null;
        }
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new YamlTree(parser, problems).document();
        } catch (JsonProcessingException e) {
            problems.accept(new Problem("", syntaxError(e)));
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private JsonNode document() throws IOException {
        if (parser.nextToken() == null) {
            return NODES.objectNode();
        }
        JsonNode root = value("");
        if (parser.nextToken() != null) {
            problems.accept(new Problem("", "must be one YAML document, found a second"));
        }
        return root.isNull() ? NODES.objectNode() : root;
    }

    private JsonNode value(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.accept(
                    new Problem(path, "must be written out, aliases (*) are not supported"));
            return NODES.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path);
            case START_ARRAY -> list(path);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_STRING -> NODES.textNode(parser.getText());
            default -> {
                problems.accept(new Problem(path, "must be a plain value, YAML tags (!!) are not"));
                yield NODES.nullNode();
            }
        };
    }

    private ObjectNode mapping(String path) throws IOException {
        ObjectNode mapping = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String keyPath = Paths.key(path, key);
            parser.nextToken();
            JsonNode value = value(keyPath);
            if (mapping.has(key)) {
                problems.accept(new Problem(keyPath, "is given twice"));
            }
            mapping.set(key, value);
        }
        return mapping;
    }

    private ArrayNode list(String path) throws IOException {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(Paths.index(path, list.size())));
        }
        return list;
    }

    /** The parser's own message quotes the text around the mistake, where a secret may stand. */
    private static String syntaxError(JsonProcessingException e) {
        String message =
                e.getOriginalMessage()
                        .lines()
                        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                        .collect(Collectors.joining(", "));
        JsonLocation location = e.getLocation();
        return location == null
                ? "is not YAML: " + message
                : "line %d, column %d: is not YAML: %s"
                        .formatted(location.getLineNr(), location.getColumnNr(), message);
    }
}
