package dev.weir.evaluators.redaction;

import java.util.List;

/** What groups of digits may be other than a phone number: dates, amounts, addresses of hosts. */
final class NumberShapes {
    private static final List<String> CURRENCIES =
            List.of("rp", "idr", "usd", "eur", "sgd", "gbp", "jpy", "$", "€", "£", "¥");

    private static final String LAST_CHARACTERS = "pPrRdDyY$€£¥";

    private NumberShapes() {}

    static boolean isOtherThanPhone(NumberRun run, int first, int last) {
        return isDate(run, first, last)
                || isYears(run, first, last)
                || isAmount(run, first, last)
                || isDotted(run, first, last)
                || isScattered(run, first, last)
                || isSsn(run, first, last);
    }

    /**
     * Three groups of which one at either end is a year: {@code 2024-05-31}, {@code 31.05.2024}.
     */
    private static boolean isDate(NumberRun run, int first, int last) {
        for (int i = first; i + 2 <= last; i++) {
            boolean yearFirst = isYear(run, i) && run.length(i + 1) <= 2 && run.length(i + 2) <= 2;
            boolean yearLast = run.length(i) <= 2 && run.length(i + 1) <= 2 && isYear(run, i + 2);
            if ((yearFirst || yearLast) && run.areSeparatedAlike(i + 1, i + 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYears(NumberRun run, int first, int last) {
        return last == first + 1 && isYear(run, first) && isYear(run, last);
    }

    private static boolean isYear(NumberRun run, int group) {
        return run.length(group) == 4
                && (run.text.startsWith("19", run.start(group))
                        || run.text.startsWith("20", run.start(group)));
    }

    /** Thousands set off by dots, or one decimal point. */
    private static boolean isAmount(NumberRun run, int first, int last) {
        if (last == first + 1) {
            return run.isSeparatedBy(last, '.');
        }
        boolean leadingZero = run.text.charAt(run.start(first)) == '0';
        for (int i = first + 1; i <= last; i++) {
            if (run.length(i) != 3 || !run.isSeparatedBy(i, '.') || leadingZero) {
                return false;
            }
        }
        return last > first;
    }

    /** An IPv4 address or a version. */
    private static boolean isDotted(NumberRun run, int first, int last) {
        boolean shortGroups = last - first == 3;
        for (int i = first; i <= last; i++) {
            shortGroups &= run.length(i) <= 3 && (i == first || run.isSeparatedBy(i, '.'));
        }
        return shortGroups;
    }

    /** A list or table of small numbers. */
    private static boolean isScattered(NumberRun run, int first, int last) {
        int single = 0;
        for (int i = first; i <= last; i++) {
            single += run.length(i) == 1 ? 1 : 0;
        }
        return single > 1 && single * 2 >= last - first;
    }

    private static boolean isSsn(NumberRun run, int first, int last) {
        return last == first + 2 && SsnPattern.hasShape(run, first);
    }

    static boolean isPrice(String text, int at) {
        int end = at;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '.')) {
            end--;
        }
        if (end == 0 || LAST_CHARACTERS.indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        for (String currency : CURRENCIES) {
            int start = end - currency.length();
            if (text.regionMatches(true, start, currency, 0, currency.length())
                    && !Chars.isLetterAt(text, start - 1)) {
                return true;
            }
        }
        return false;
    }
}
