package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;

/** The credentials of {@code Bearer} and {@code Basic} authorization (RFC 6750, RFC 7617). */
final class AuthorizationPattern implements TriggeredPattern {
    private static final String[] SCHEMES = {"Bearer ", "Basic "};
    private static final int MIN_LENGTH = 8;

    @Override
    public Trigger trigger() {
        return Trigger.atWords("Be", "BE", "be", "bE", "Ba", "BA", "ba", "bA");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int token = tokenStart(text, at);
        if (token < 0) {
            return;
        }
        int end = token;
        while (end < text.length() && isToken(text.charAt(end))) {
            end++;
        }
        // "Basic" and "bearer" are words as well: what follows must not be one.
        if (end - token >= MIN_LENGTH && Entropy.isMixed(text, token, end)) {
            found.accept(new PiiSpan(token, end, PiiType.SECRET, Certainty.PATTERN));
        }
    }

    private static int tokenStart(String text, int at) {
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
                return at + scheme.length();
            }
        }
        return -1;
    }

    private static boolean isToken(char c) {
        return Chars.isLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0;
    }
}
