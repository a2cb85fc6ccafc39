package dev.weir.evaluators.evaluator.builtin.refusal;

import java.util.Arrays;

/**
 * A text in lower case with plain apostrophes, and with blanks where it quotes: what an answer
 * quotes or codes is not what it says itself. Offsets stay as they are.
 */
final class Unquoted {
    private static final String OPENERS = "\"\u201C\u00AB\u201E`";
    private static final String CLOSERS = "\"\u201D\u00BB\u201C`";

    /** A quotation of nearly everything is an answer in quotation marks. */
    private static final double WHOLE = 0.8;

    private Unquoted() {}

    static String of(String text) {
        char[] letters = text.toCharArray();
        int at = 0;
        while (at < letters.length) {
            int quote = OPENERS.indexOf(letters[at]);
            boolean opens = quote >= 0 || isBlockQuote(letters, at);
            int end = opens ? end(text, at, quote) : -1;
            if (end > at && end - at < WHOLE * letters.length) {
                Arrays.fill(letters, at, end, ' ');
                at = end;
            } else {
                letters[at] = plain(letters[at]);
                at++;
            }
        }
        return new String(letters);
    }

    private static boolean isBlockQuote(char[] letters, int at) {
        return letters[at] == '>' && (at == 0 || letters[at - 1] == '\n');
    }

    /** A quotation ends on its line; one that does not is an inch mark or the like. */
    private static int end(String text, int start, int quote) {
        if (quote < 0) {
            int line = text.indexOf('\n', start);
            return line < 0 ? text.length() : line;
        }
        if (text.startsWith("```", start)) {
            int fence = text.indexOf("```", start + 3);
            return fence < 0 ? -1 : fence + 3;
        }
        for (int at = start + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == CLOSERS.charAt(quote)) {
                return at + 1;
            }
        }
        return -1;
    }

    private static char plain(char letter) {
        return switch (letter) {
            case '\u2019', '\u2018', '\u02BC', '\u00B4' -> '\'';
            case '\u00A0', '\u202F' -> ' ';
            default -> Character.toLowerCase(letter);
        };
    }
}
