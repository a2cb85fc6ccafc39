package dev.weir.evaluators.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;

/**
 * Tells one JSON document over many lines from JSON lines: a document goes on where its first line
 * ends. A broken first line of JSON lines does not, as its second line is a document of its own.
 */
final class DocumentProbe {
    private static final int LINES_LOOKED_AT = 3;

    private enum Reading {
        COMPLETE,
        INCOMPLETE,
        BROKEN
    }

    private DocumentProbe() {}

    /** Whether the beginning of a file, which begins like JSON, is that of one document. */
    static boolean isOneDocument(byte[] head) {
        try (JsonParser parser = Json.factory().createNonBlockingByteArrayParser()) {
            int from = Utf8.markLength(head);
            for (int i = 0; i < LINES_LOOKED_AT; i++) {
                int to = lineEnd(head, from);
                Reading reading = feed(parser, head, from, to);
                if (reading != Reading.INCOMPLETE) {
                    return reading == Reading.COMPLETE && i > 0;
                }
                if (to == head.length) {
                    return i > 0;
                }
                from = to;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** After the line feed of the first line that is not blank. */
    private static int lineEnd(byte[] head, int from) {
        boolean blank = true;
        for (int i = from; i < head.length; i++) {
            blank &= Utf8.isSpace(head[i]);
            if (head[i] == '\n' && !blank) {
                return i + 1;
            }
        }
        return head.length;
    }

    private static Reading feed(JsonParser parser, byte[] head, int from, int to)
            throws IOException {
        if (from == to) {
            return Reading.INCOMPLETE;
        }
        ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(head, from, to);
        boolean complete = false;
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.NOT_AVAILABLE) {
                return complete ? Reading.COMPLETE : Reading.INCOMPLETE;
            }
            if (complete) {
                return Reading.BROKEN;
            }
            complete = token.isStructEnd() && parser.getParsingContext().inRoot();
        }
    }
}
