package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is assigned to a name such as {@code password} or {@code api_key}: passwords of more than
 * one kind of character, keys that look like chance. Misses passwords that are a plain word.
 */
final class AssignedSecretPattern implements TriggeredPattern {
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 512;
    private static final int MIN_PASSWORD = 6;
    private static final int MIN_KEY = 16;
    private static final double MIN_BITS = 3;
    private static final String OURS = "@" + Surrogates.EMAIL_DOMAIN;
    private static final List<String> PASSWORDS =
            List.of("password", "passwd", "pwd", "passphrase");
    private static final List<String> KEYS =
            List.of(
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey",
                    "credential");

    /** A glance at these spares nearly every name a closer look. */
    private static final String[] ENDINGS = {
        "word", "wd", "phrase", "secret", "ken", "key", "tial"
    };

    private static final String LAST_LETTERS = "detnyl";

    @Override
    public Trigger trigger() {
        return Trigger.at(":", "=");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        String name = name(text, at);
        boolean password = endsWithAny(name, PASSWORDS);
        if (!password && !endsWithAny(name, KEYS)) {
            return;
        }
        int start = skip(text, at + 1, " ");
        boolean quoted = start < text.length() && "\"'`".indexOf(text.charAt(start)) >= 0;
        int end = quoted ? quotedEnd(text, start) : bareEnd(text, start);
        start = quoted ? start + 1 : start;
        if (start < end
                && (quoted ? isQuoted(text, start, end) : !isNumber(text, start, end))
                && isSecret(text.substring(start, end), password)) {
            found.accept(new PiiSpan(start, end, PiiType.SECRET, Certainty.PATTERN));
        }
    }

    /** The name before the sign, without what joins its words. */
    private static String name(String text, int at) {
        int end = at;
        while (end > 0 && at - end < 3 && " \"'`".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < MAX_NAME && isName(text.charAt(start - 1))) {
            start--;
        }
        return end - start < 3 || !mayBeSecret(text, end)
                ? ""
                : text.substring(start, end)
                        .toLowerCase(Locale.ROOT)
                        .replace("_", "")
                        .replace("-", "");
    }

    private static boolean mayBeSecret(String text, int nameEnd) {
        if (LAST_LETTERS.indexOf(text.charAt(nameEnd - 1) | 0x20) < 0) {
            return false;
        }
        for (String ending : ENDINGS) {
            if (text.regionMatches(true, nameEnd - ending.length(), ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(char c) {
        return Chars.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean endsWithAny(String name, List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static int skip(String text, int from, String characters) {
        int i = from;
        while (i < text.length() && i - from < 3 && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static int quotedEnd(String text, int quote) {
        int end = quote + 1;
        while (end < text.length()
                && end - quote <= MAX_VALUE
                && text.charAt(end) != text.charAt(quote)
                && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static int bareEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from <= MAX_VALUE
                && !Character.isWhitespace(text.charAt(end))
                && "\"'`,;&<>(){}[]\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Not so where the quote ends the string that the name stands in, and JSON goes on. */
    private static boolean isQuoted(String text, int start, int end) {
        return end < text.length()
                && text.charAt(end) == text.charAt(start - 1)
                && ",:]}".indexOf(text.charAt(start)) < 0;
    }

    /** In JSON a number has to stay one. */
    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isDigit(text.charAt(i)) && "+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSecret(String value, boolean password) {
        if (value.contains("<") || value.startsWith("$") || value.endsWith(OURS)) {
            return false;
        }
        return password
                ? value.length() >= MIN_PASSWORD
                        && value.indexOf(' ') < 0
                        && value.chars().anyMatch(c -> !Character.isLetter(c))
                        && value.chars().anyMatch(Character::isLetter)
                : value.length() >= MIN_KEY
                        && value.indexOf(' ') < 0
                        && Entropy.isMixed(value, 0, value.length())
                        && Entropy.bitsPerCharacter(value) >= MIN_BITS;
    }
}
