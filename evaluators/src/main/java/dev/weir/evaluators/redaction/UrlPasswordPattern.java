package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;

/** The password in {@code scheme://user:password@host} (RFC 3986, section 3.2.1). */
final class UrlPasswordPattern implements TriggeredPattern {
    private static final int MAX_USER_INFO = 256;

    @Override
    public Trigger trigger() {
        return Trigger.at(":");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        if (!text.startsWith("://", at) || !Chars.isLetterOrDigitAt(text, at - 1)) {
            return;
        }
        int colon = -1;
        int limit = Math.min(text.length(), at + MAX_USER_INFO);
        for (int i = at + 3; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                if (colon >= 0 && colon + 1 < i) {
                    found.accept(new PiiSpan(colon + 1, i, PiiType.SECRET, Certainty.PATTERN));
                }
                return;
            }
            if (c <= ' ' || "/?#\"'<>\\".indexOf(c) >= 0) {
                return;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
        }
    }
}
