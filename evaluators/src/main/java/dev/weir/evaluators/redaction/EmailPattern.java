package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * E-mail addresses, international ones too. Misses quoted local parts, and hosts without a dot.
 *
 * <p>Addresses at {@link Surrogates#EMAIL_DOMAIN} are ours and not found again.
 */
final class EmailPattern implements TriggeredPattern {
    private static final int LAST_LATIN_LETTER = 0x24f;
    private static final int URL_REACH = 128;
    private static final String LOCAL_PUNCTUATION = "._%+-'~";
    private static final Set<String> FILE_ENDINGS =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "js", "css", "html");

    @Override
    public Trigger trigger() {
        return Trigger.at("@");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int start = localStart(text, at);
        if (start == at) {
            return;
        }
        int end = domainEnd(text, at + 1);
        if (end < 0 || Surrogates.isEmailDomain(text, at + 1, end) || isUrlPassword(text, start)) {
            return;
        }
        found.accept(new PiiSpan(start, end, PiiType.EMAIL, Certainty.PATTERN));
    }

    private static int localStart(String text, int at) {
        // Scripts without spaces would otherwise run the words before an ASCII address into it.
        boolean anyScript = at > 0 && text.charAt(at - 1) > LAST_LATIN_LETTER;
        int start = at;
        while (start > 0 && isLocal(text.charAt(start - 1), anyScript)) {
            start--;
        }
        while (start < at && ".-%'~".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c, boolean anyScript) {
        if (c < 128) {
            return Chars.isLetterOrDigit(c) || LOCAL_PUNCTUATION.indexOf(c) >= 0;
        }
        return (anyScript || c <= LAST_LATIN_LETTER) && Character.isLetterOrDigit(c);
    }

    /** The end of the last label that can be a top-level domain, or -1. */
    private static int domainEnd(String text, int from) {
        int end = -1;
        int labelStart = from;
        boolean numeric = true;
        for (int labels = 1; ; labels++) {
            int labelEnd = labelEnd(text, labelStart);
            if (labelEnd == labelStart) {
                return end;
            }
            int letters = leadingLetters(text, labelStart, labelEnd);
            if (labels > 1 && letters - labelStart >= 2 && !(labels > 2 && numeric)) {
                end = letters;
            }
            numeric &= letters == labelStart;
            if (labelEnd >= text.length() || text.charAt(labelEnd) != '.') {
                return isFile(text, labelStart, end) ? -1 : end;
            }
            labelStart = labelEnd + 1;
        }
    }

    private static int labelEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && (text.charAt(end) == '-' || Character.isLetterOrDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static int leadingLetters(String text, int from, int to) {
        if (text.startsWith("xn--", from)) {
            return to;
        }
        boolean ascii = Chars.isLetterAt(text, from);
        int end = from;
        while (end < to
                && (ascii
                        ? Chars.isLetter(text.charAt(end))
                        : Character.isLetter(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isFile(String text, int labelStart, int end) {
        return end > labelStart
                && FILE_ENDINGS.contains(text.substring(labelStart, end).toLowerCase(Locale.ROOT));
    }

    /** Whether this is the password in {@code scheme://user:password@host}. */
    private static boolean isUrlPassword(String text, int start) {
        int colon = -1;
        for (int i = start - 1; i >= Math.max(0, start - URL_REACH); i--) {
            char c = text.charAt(i);
            if (c == '/') {
                return colon > i && text.startsWith("://", i - 2);
            }
            if (c == ':') {
                colon = i;
            } else if (c <= ' ' || c == '"' || c == '<') {
                return false;
            }
        }
        return false;
    }
}
