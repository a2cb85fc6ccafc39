package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.evaluators.evaluator.builtin.text.Segment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where in a text the values stand that JSON pointers name. */
final class Spans {
    private Spans() {}

    /** The text from {@code start} must be JSON that was read before. */
    static Map<String, Segment> of(String text, int start, Set<String> pointers) {
        var spans = new HashMap<String, Segment>();
        try (JsonParser parser = JsonValue.JSON.createParser(text.substring(start))) {
            var opened = new HashMap<String, Integer>();
            while (spans.size() < pointers.size() && parser.nextToken() != null) {
                visit(parser, start, pointers, opened, spans);
                if (parser.getParsingContext().inRoot()) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("JSON that was read before cannot fail now", e);
        }
        return spans;
    }

    private static void visit(
            JsonParser parser,
            int start,
            Set<String> pointers,
            Map<String, Integer> opened,
            Map<String, Segment> spans)
            throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            return;
        }
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        if (!pointers.contains(pointer)) {
            return;
        }
        int from = start + (int) parser.currentTokenLocation().getCharOffset();
        if (token.isStructStart()) {
            opened.put(pointer, from);
            return;
        }
        parser.finishToken();
        int to = start + (int) parser.currentLocation().getCharOffset();
        spans.put(pointer, new Segment(opened.getOrDefault(pointer, from), to));
    }
}
