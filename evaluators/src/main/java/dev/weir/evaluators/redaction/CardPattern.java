package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Payment card numbers: a plausible issuer, a length of 12 to 19 and the Luhn check (ISO/IEC 7812),
 * written together or in groups of which the first has four digits.
 *
 * <p>Misses numbers spelled digit by digit. Numbers that begin with 9 are never cards of an
 * international issuer; surrogates do.
 */
final class CardPattern implements NumberPattern {
    private static final int MIN = 12;
    private static final int MAX = 19;

    /** Of the issuers whose numbers may be shorter than 16 digits. */
    private static final Set<Integer> MAESTRO =
            Set.of(5018, 5020, 5038, 5893, 6304, 6390, 6759, 6761, 6762, 6763);

    @Override
    public void findIn(NumberRun run, Consumer<PiiSpan> found) {
        int group = 0;
        while (group < run.groups()) {
            int last = lastGroup(run, group);
            if (last >= 0) {
                found.accept(
                        new PiiSpan(
                                run.start(group), run.end(last), PiiType.CARD, Certainty.CHECKSUM));
                group = last;
            }
            group++;
        }
    }

    /** The last group of the longest card number that begins with this group, or -1. */
    private static int lastGroup(NumberRun run, int first) {
        if (!mayStart(run, first)) {
            return -1;
        }
        var digits = new StringBuilder();
        int found = -1;
        for (int last = first; last < run.groups(); last++) {
            if (last > first && !joins(run, first, last)) {
                break;
            }
            digits.append(run.text, run.start(last), run.end(last));
            if (digits.length() > MAX) {
                break;
            }
            if (digits.length() >= MIN
                    && !Chars.isLetter(run.after(last))
                    && isCard(digits.toString())) {
                found = last;
            }
        }
        return found;
    }

    private static boolean mayStart(NumberRun run, int group) {
        int length = run.length(group);
        char before = run.before(group);
        boolean decimals = before == '.' && Chars.isDigitAt(run.text, run.start(group) - 2);
        boolean partOfId = Chars.isLetter(before) && isPartOfId(run.text, run.start(group) - 1);
        return (length == 4 || length >= MIN) && length <= MAX && !decimals && !partOfId;
    }

    /** A word may run into a number, but a single letter or letters after digits make an id. */
    private static boolean isPartOfId(String text, int from) {
        int i = from;
        while (i >= 0 && from - i < MAX && Chars.isLetter(text.charAt(i))) {
            i--;
        }
        return from - i < 2 || from - i >= MAX || (i >= 0 && Chars.isDigit(text.charAt(i)));
    }

    private static boolean joins(NumberRun run, int first, int group) {
        return run.length(first) == 4
                && run.length(group) <= 7
                && (run.isSeparatedBy(group, ' ')
                        || run.isSeparatedBy(group, '-')
                        || run.isSeparatedBy(group, '+'));
    }

    static boolean isCard(String digits) {
        return isIssued(digits) && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    private static boolean isIssued(String digits) {
        int length = digits.length();
        int four = Integer.parseInt(digits, 0, 4, 10);
        return switch (four / 1000) {
            case 1 -> four == 1800 && length == 15;
            case 2 ->
                    (four >= 2200 && four <= 2204 && length >= 16)
                            || (four >= 2221 && four <= 2720 && length == 16)
                            || (four == 2131 && length == 15);
            case 3 -> isTravelOrJcb(four, length);
            case 4 -> length == 13 || length == 16 || length == 19;
            case 5, 6 -> length >= 16 || MAESTRO.contains(four);
            case 8 -> four / 100 >= 81 && four / 100 <= 82 && length >= 16;
            default -> false;
        };
    }

    private static boolean isTravelOrJcb(int four, int length) {
        int two = four / 100;
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if (two == 35) {
            return length >= 16;
        }
        boolean diners = two == 30 || two == 36 || two == 38 || two == 39;
        return diners && length >= 14;
    }
}
