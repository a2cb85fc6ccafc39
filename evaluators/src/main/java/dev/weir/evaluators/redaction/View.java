package dev.weir.evaluators.redaction;

import java.util.Arrays;

/**
 * A text as its reader sees it, with the way back to where each character was written.
 *
 * <p>Between folds the view is the written text; a fold is a piece of it that reads as one other
 * character, such as an escaped {@code @}, or as none. A span of the view never begins or ends
 * within a fold, so what replaces it leaves every escape whole.
 */
final class View {
    private final String text;
    private final int writtenLength;
    private final int[] at;
    private final int[] widths;
    private final int[] ends;

    private View(Builder builder) {
        this.text = builder.reading.toString();
        this.writtenLength = builder.written.length();
        this.at = Arrays.copyOf(builder.at, builder.folds);
        this.widths = Arrays.copyOf(builder.widths, builder.folds);
        this.ends = Arrays.copyOf(builder.ends, builder.folds);
    }

    String text() {
        return text;
    }

    /** Where the character at this place of the view begins in what was written. */
    int writtenStart(int place) {
        int fold = lastFold(place, true);
        return fold < 0 ? place : ends[fold] + place - at[fold] - widths[fold];
    }

    /** Where the character before this place of the view ends in what was written. */
    int writtenEnd(int place) {
        int fold = lastFold(place, false);
        return fold < 0 ? place : ends[fold] + place - at[fold] - widths[fold];
    }

    boolean hasFoldWithin(int start, int end) {
        int fold = lastFold(end, false);
        return fold >= 0 && at[fold] >= start;
    }

    /** The last fold that ends at or before a place, or else that begins before it. */
    private int lastFold(int place, boolean wholly) {
        int low = 0;
        int high = at.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            boolean before = wholly ? at[middle] + widths[middle] <= place : at[middle] < place;
            if (before) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    @Override
    public String toString() {
        return "View[" + writtenLength + " characters, " + at.length + " folds]";
    }

    /** Takes folds in order, and everything between them as it is written. */
    static final class Builder {
        private final String written;
        private final StringBuilder reading;
        private int[] at = new int[8];
        private int[] widths = new int[8];
        private int[] ends = new int[8];
        private int folds;
        private int copied;

        Builder(String written) {
            this.written = written;
            this.reading = new StringBuilder(written.length());
        }

        /** From {@code start} to {@code end} reads as {@code character}. */
        void fold(int start, int end, char character) {
            begin(start, end, 1);
            reading.append(character);
        }

        /** From {@code start} to {@code end} reads as nothing. */
        void drop(int start, int end) {
            begin(start, end, 0);
        }

        private void begin(int start, int end, int width) {
            reading.append(written, copied, start);
            copied = end;
            if (folds == at.length) {
                at = Arrays.copyOf(at, folds * 2);
                widths = Arrays.copyOf(widths, folds * 2);
                ends = Arrays.copyOf(ends, folds * 2);
            }
            at[folds] = reading.length();
            widths[folds] = width;
            ends[folds++] = end;
        }

        boolean isEmpty() {
            return folds == 0;
        }

        View build() {
            reading.append(written, copied, written.length());
            return new View(this);
        }
    }
}
