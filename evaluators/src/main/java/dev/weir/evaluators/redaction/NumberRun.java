package dev.weir.evaluators.redaction;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Groups of digits with little between them, such as {@code +62 (812) 3456-7890}. */
final class NumberRun {
    static final int MIN_DIGITS = 7;
    private static final int MAX_SEPARATORS = 3;

    final String text;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int groups;

    private NumberRun(String text) {
        this.text = text;
    }

    /** The run that begins here; none in the midst of a run or where there are too few digits. */
    static @Nullable NumberRun at(String text, int at) {
        if (!isStart(text, at)) {
            return null;
        }
        int digits = 0;
        int i = at;
        while (i >= 0) {
            int end = groupEnd(text, i);
            digits += end - i;
            i = digits >= MIN_DIGITS ? -1 : nextGroup(text, end);
        }
        return digits < MIN_DIGITS ? null : read(text, at);
    }

    private static NumberRun read(String text, int at) {
        var run = new NumberRun(text);
        int start = at;
        while (start >= 0) {
            int end = groupEnd(text, start);
            run.add(start, end);
            start = nextGroup(text, end);
        }
        return run;
    }

    private static boolean isStart(String text, int at) {
        for (int i = at - 1; i >= Math.max(0, at - MAX_SEPARATORS - 1); i--) {
            if (Chars.isDigit(text.charAt(i))) {
                return nextGroup(text, i + 1) != at;
            }
        }
        return true;
    }

    private static int groupEnd(String text, int from) {
        int end = from;
        while (Chars.isDigitAt(text, end)) {
            end++;
        }
        return end;
    }

    /** The next digit if only a separator lies between, else -1. */
    private static int nextGroup(String text, int end) {
        int i = end;
        while (i < text.length() && i - end <= MAX_SEPARATORS) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                return i;
            }
            boolean separates = isSeparator(c) || (c == '.' && i == end);
            boolean afterDot = i > end && text.charAt(end) == '.';
            if (!separates || afterDot) {
                return -1;
            }
            i++;
        }
        return -1;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '(' || c == ')' || c == '+';
    }

    private void add(int start, int end) {
        if (groups == starts.length) {
            starts = Arrays.copyOf(starts, groups * 2);
            ends = Arrays.copyOf(ends, groups * 2);
        }
        starts[groups] = start;
        ends[groups++] = end;
    }

    int groups() {
        return groups;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /** Whether this and nothing else stands between a group and the one before. */
    boolean isSeparatedBy(int group, char separator) {
        return starts[group] - ends[group - 1] == 1 && text.charAt(ends[group - 1]) == separator;
    }

    /** Whether the same stands before both groups. */
    boolean areSeparatedAlike(int group, int other) {
        int length = starts[group] - ends[group - 1];
        return length == starts[other] - ends[other - 1]
                && text.regionMatches(ends[group - 1], text, ends[other - 1], length);
    }

    /** Whether a group stands apart from the one before, rather than being joined to it. */
    boolean isApart(int group) {
        for (int i = ends[group - 1]; i < starts[group]; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '(' || c == '+') {
                return true;
            }
        }
        return false;
    }

    /** The character before a group's first digit, or a space at the start of the text. */
    char before(int group) {
        return starts[group] == 0 ? ' ' : text.charAt(starts[group] - 1);
    }

    char after(int group) {
        return ends[group] == text.length() ? ' ' : text.charAt(ends[group]);
    }
}
