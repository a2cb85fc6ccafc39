package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keys that a provider's prefix gives away, and JSON Web Tokens (RFC 7519). */
final class SecretTokenPattern implements TriggeredPattern {
    /** An opening brace and quote in base64, which begin the header of every JSON Web Token. */
    private static final String JWT = "eyJ";

    private static final int JWT_SEGMENT = 10;

    @Override
    public Trigger trigger() {
        return Trigger.atWords(
                Stream.concat(SecretPrefixes.LONGEST_FIRST.stream(), Stream.of(JWT))
                        .map(prefix -> prefix.substring(0, 2))
                        .distinct()
                        .toArray(String[]::new));
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int end = text.startsWith(JWT, at) ? jwtEnd(text, at) : keyEnd(text, at);
        if (end >= 0) {
            found.accept(new PiiSpan(at, end, PiiType.SECRET, Certainty.PATTERN));
        }
    }

    private static int keyEnd(String text, int at) {
        for (String prefix : SecretPrefixes.startingWith(text.charAt(at))) {
            if (text.startsWith(prefix, at)) {
                int body = at + prefix.length();
                int end = tokenEnd(text, body);
                boolean whole = end - body >= SecretPrefixes.bodyLength(prefix);
                return whole && hasDigit(text, body, end) ? end : -1;
            }
        }
        return -1;
    }

    private static int jwtEnd(String text, int at) {
        int header = tokenEnd(text, at);
        int payload = nextSegment(text, header);
        int signature = nextSegment(text, payload);
        boolean three = payload - header > JWT_SEGMENT && signature - payload > JWT_SEGMENT;
        return three ? signature : -1;
    }

    private static int nextSegment(String text, int end) {
        return end < text.length() && text.charAt(end) == '.' ? tokenEnd(text, end + 1) : end;
    }

    static int tokenEnd(String text, int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (!Chars.isLetterOrDigit(c) && c != '-' && c != '_') {
                break;
            }
            end++;
        }
        return end;
    }

    /** Words joined by dashes are names, not keys. */
    static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
