package dev.weir.local;

/** The piece of a redacted text that evidence points at, short enough for one line. */
final class Quote {
    private static final int LONGEST = 100;

    private Quote() {}

    /** Empty when the span does not lie within the text. */
    static String of(String text, int start, int end) {
        if (start < 0 || end > text.length() || start >= end) {
            return "";
        }
        boolean cut = end - start > LONGEST;
        String piece = text.substring(start, cut ? start + LONGEST : end);
        return piece.strip().replaceAll("\\s+", " ") + (cut ? "…" : "");
    }
}
