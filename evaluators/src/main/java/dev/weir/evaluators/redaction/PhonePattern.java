package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.List;
import java.util.function.Consumer;

/**
 * Phone numbers that libphonenumber holds for valid, and others where the words before them say so.
 *
 * <p>A bare row of digits is one only with a leading zero, the country code of a home region's
 * mobile, or such words: most bare numbers in traffic are ids. {@link NumberShapes} knows what else
 * looks alike.
 */
final class PhonePattern implements NumberPattern {
    private static final int MAX_DIGITS = 15;
    private static final int MAX_GROUPS = 8;
    private static final int LONG_RUN = 12;

    /** A run in which so many places were no phone number is a table. */
    private static final int MAX_IN_VAIN = 12;

    private static final int MAX_EXTENSION = 6;
    private static final List<String> EXTENSIONS = List.of("x", " x", " ext ", " ext. ", " ext.");

    private final PhoneNumbers phones;

    PhonePattern(PhoneNumbers phones) {
        this.phones = phones;
    }

    @Override
    public void findIn(NumberRun run, Consumer<PiiSpan> found) {
        int inVain = 0;
        for (int group = 0; group < run.groups() && inVain < MAX_IN_VAIN; group++) {
            if (mayStart(run, group)) {
                int last = lastGroup(run, group);
                inVain = last < 0 ? inVain + 1 : 0;
                if (last >= 0) {
                    found.accept(phone(start(run, group), end(run, last)));
                    group = last;
                }
            }
        }
    }

    private static PiiSpan phone(int start, int end) {
        return new PiiSpan(start, end, PiiType.PHONE, Certainty.PATTERN);
    }

    private int lastGroup(NumberRun run, int first) {
        int digits = 0;
        int last = first - 1;
        while (last + 1 < run.groups()
                && last + 1 - first < MAX_GROUPS
                && digits + run.length(last + 1) <= MAX_DIGITS) {
            last++;
            digits += run.length(last);
        }
        while (last >= first && digits >= NumberRun.MIN_DIGITS) {
            if (mayEnd(run, first, last) && isPhone(run, first, last)) {
                return last;
            }
            digits -= run.length(last);
            last--;
        }
        return -1;
    }

    private boolean isPhone(NumberRun run, int first, int last) {
        int start = start(run, first);
        boolean international = run.text.charAt(start) == '+';
        if (!international && NumberShapes.isOtherThanPhone(run, first, last)) {
            return false;
        }
        String candidate = run.text.substring(start, run.end(last));
        String digits = Chars.digitsOf(candidate);
        if (Surrogates.isPhone(digits)) {
            return false;
        }
        if (international) {
            return phones.isInternational(candidate);
        }
        boolean announced = PhoneWords.standBefore(run.text, start);
        if (first == last && !announced) {
            return candidate.charAt(0) == '0'
                    ? phones.isNational(candidate)
                    : phones.isMobileWithoutPlus(digits);
        }
        return announced || phones.isNational(candidate) || phones.isMobileWithoutPlus(digits);
    }

    /** With the plus and the opening bracket that belong to it. */
    private static int start(NumberRun run, int group) {
        int start = run.start(group);
        if (start > 0 && run.text.charAt(start - 1) == '(' && run.after(group) == ')') {
            start--;
        }
        return start > 0 && run.text.charAt(start - 1) == '+' ? start - 1 : start;
    }

    /** With the extension. */
    private static int end(NumberRun run, int group) {
        String text = run.text;
        int end = run.end(group);
        for (String mark : EXTENSIONS) {
            int digits = end + mark.length();
            if (text.regionMatches(true, end, mark, 0, mark.length())
                    && Chars.isDigitAt(text, digits)) {
                int after = digits;
                while (Chars.isDigitAt(text, after)) {
                    after++;
                }
                return after - digits <= MAX_EXTENSION ? after : end;
            }
        }
        return end;
    }

    private static boolean mayStart(NumberRun run, int group) {
        int start = start(run, group);
        if (run.text.charAt(start) == '+') {
            return true;
        }
        if (group > 0 && !run.isApart(group)) {
            return false;
        }
        if (run.groups() > LONG_RUN && run.text.charAt(run.start(group)) != '0') {
            return false;
        }
        char before = start == 0 ? ' ' : run.text.charAt(start - 1);
        boolean thousands = before == ',' && Chars.isDigitAt(run.text, start - 2);
        return !Character.isLetterOrDigit(before)
                && "-_#.$€£¥@".indexOf(before) < 0
                && !thousands
                && !NumberShapes.isPrice(run.text, start);
    }

    private static boolean mayEnd(NumberRun run, int first, int group) {
        if (group + 1 < run.groups()) {
            return run.isApart(group + 1);
        }
        if (end(run, group) > run.end(group)) {
            return true;
        }
        char after = run.after(group);
        boolean international = run.text.charAt(start(run, first)) == '+';
        boolean goesOn =
                !international
                        && (after == '-'
                                || after == '_'
                                || after == ','
                                || after == '.'
                                || after == ':')
                        && Chars.isLetterOrDigitAt(run.text, run.end(group) + 1);
        return !Character.isLetterOrDigit(after) && after != '%' && after != '@' && !goesOn;
    }
}
