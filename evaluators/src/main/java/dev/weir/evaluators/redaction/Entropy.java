package dev.weir.evaluators.redaction;

/** How much a string looks like chance rather than language. */
final class Entropy {
    private static final int MAX = 256;

    private Entropy() {}

    /** Bits per character; ASCII characters only, the first ones of a long text. */
    static double bitsPerCharacter(String text) {
        var counts = new int[128];
        int length = Math.min(text.length(), MAX);
        for (int i = 0; i < length; i++) {
            counts[text.charAt(i) & 127]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Letters with digits, or capitals within a word: not a word of a language. */
    static boolean isMixed(String text, int from, int to) {
        boolean digit = false;
        boolean letter = false;
        boolean capitalWithin = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            digit |= Chars.isDigit(c);
            letter |= Chars.isLetter(c);
            capitalWithin |= i > from && c >= 'A' && c <= 'Z' && Chars.isLetterAt(text, i - 1);
        }
        return letter && (digit || capitalWithin);
    }
}
