package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;

/** Private keys in PEM armour (RFC 7468), also when the end was cut off. */
final class PrivateKeyPattern implements TriggeredPattern {
    private static final String DASHES = "-----";
    private static final String KIND = "PRIVATE KEY" + DASHES;
    private static final int MAX_ALGORITHM = 24;

    @Override
    public Trigger trigger() {
        return Trigger.atWords("BE");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int start = at - DASHES.length();
        if (start < 0 || !text.startsWith(DASHES + "BEGIN ", start)) {
            return;
        }
        int kind = at + "BEGIN ".length();
        int limit = Math.min(text.length(), kind + MAX_ALGORITHM);
        while (kind < limit && !text.startsWith(KIND, kind)) {
            kind++;
        }
        if (text.startsWith(KIND, kind)) {
            int end = bodyEnd(text, kind + KIND.length());
            found.accept(new PiiSpan(start, end, PiiType.SECRET, Certainty.PATTERN));
        }
    }

    /** Headers and base64 lines, and the closing line if it is there. */
    private static int bodyEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isBody(text.charAt(end))) {
            end++;
        }
        if (text.startsWith(DASHES + "END ", end)) {
            int close = text.indexOf(DASHES, end + DASHES.length());
            if (close >= 0 && close - end <= MAX_ALGORITHM + KIND.length() + DASHES.length()) {
                return close + DASHES.length();
            }
        }
        return end;
    }

    private static boolean isBody(char c) {
        return Chars.isLetterOrDigit(c) || "+/=\r\n\t ,:".indexOf(c) >= 0;
    }
}
