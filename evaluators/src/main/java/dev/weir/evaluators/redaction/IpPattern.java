package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;

/**
 * IPv4 addresses. Loopback, unspecified and broadcast name nobody; the documentation ranges are
 * where surrogates live.
 */
final class IpPattern implements TriggeredPattern {
    private static final int OCTETS = 4;
    private static final String[] NAMES_NOBODY = {"127.", "0.", "255."};

    @Override
    public Trigger trigger() {
        return Trigger.atDigits();
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        if (at + 6 >= text.length()) {
            return;
        }
        int end = at;
        for (int octet = 1; octet <= OCTETS; octet++) {
            int next = octetEnd(text, end);
            if (next < 0) {
                return;
            }
            end = next;
            if (octet < OCTETS) {
                if (end >= text.length() || text.charAt(end) != '.') {
                    return;
                }
                end++;
            }
        }
        boolean goesOn =
                Chars.isLetterOrDigitAt(text, end)
                        || (end < text.length()
                                && text.charAt(end) == '.'
                                && Chars.isDigitAt(text, end + 1));
        if (!goesOn && !isPartOfSomethingElse(text, at) && namesSomebody(text, at)) {
            found.accept(new PiiSpan(at, end, PiiType.IP, Certainty.PATTERN));
        }
    }

    private static int octetEnd(String text, int from) {
        int value = 0;
        int end = from;
        while (Chars.isDigitAt(text, end) && end - from < 3) {
            value = value * 10 + text.charAt(end) - '0';
            end++;
        }
        boolean leadingZero = end - from > 1 && text.charAt(from) == '0';
        return end == from || value > 255 || leadingZero ? -1 : end;
    }

    /** Versions look alike: {@code v1.2.3.4}, {@code Chrome/120.0.0.0}, {@code version 1.2.3.4}. */
    private static boolean isPartOfSomethingElse(String text, int at) {
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        if (Chars.isLetter(before) || before == '.') {
            return true;
        }
        return (before == '/' && Chars.isLetterAt(text, at - 2))
                || text.regionMatches(true, at - 8, "version ", 0, 8);
    }

    private static boolean namesSomebody(String text, int at) {
        for (String prefix : NAMES_NOBODY) {
            if (text.startsWith(prefix, at)) {
                return false;
            }
        }
        return !Surrogates.isIpv4(text, at);
    }
}
