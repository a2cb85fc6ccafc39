package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.builtin.text.Segment;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Which words of a text repeat earlier ones. Linear in the number of words. */
final class Repeats {
    /** Shorter phrases recur in any honest text. */
    private static final int PHRASE = 8;

    /**
     * A shorter loop than a phrase counts when it runs on at once, for at least this many words.
     */
    private static final int MIN_LOOP = 6;

    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final int[] words;
    private final BitSet repeated = new BitSet();

    private Repeats(int[] words) {
        this.words = words;
    }

    static BitSet of(String text, List<Segment> segments) {
        var repeats = new Repeats(numbered(text, segments));
        repeats.markPhrases();
        for (int period = 1; period < PHRASE; period++) {
            repeats.markLoops(period);
        }
        return repeats.repeated;
    }

    /** Equal words, but for case and the punctuation after them, get equal numbers. */
    private static int[] numbered(String text, List<Segment> segments) {
        var numbers = new HashMap<String, Integer>();
        var words = new int[segments.size()];
        for (int i = 0; i < words.length; i++) {
            String word = bare(segments.get(i).in(text).toLowerCase(Locale.ROOT));
            Integer number = numbers.putIfAbsent(word, numbers.size());
            words[i] = number == null ? numbers.size() - 1 : number;
        }
        return words;
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 1 && ".,;:!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /** A rolling hash of 64 bits: two phrases of one text that differ practically never meet. */
    private void markPhrases() {
        long highest = 1;
        for (int i = 1; i < PHRASE; i++) {
            highest *= BASE;
        }
        var seen = new HashSet<Long>();
        long hash = 0;
        for (int i = 0; i < words.length; i++) {
            if (i >= PHRASE) {
                hash -= highest * (words[i - PHRASE] + 1);
            }
            hash = hash * BASE + words[i] + 1;
            if (i >= PHRASE - 1 && !seen.add(hash)) {
                repeated.set(i - PHRASE + 1, i + 1);
            }
        }
    }

    private void markLoops(int period) {
        int run = 0;
        for (int i = period; i <= words.length; i++) {
            if (i < words.length && words[i] == words[i - period]) {
                run++;
            } else {
                if (run >= Math.max(MIN_LOOP, 2 * period)) {
                    repeated.set(i - run, i);
                }
                run = 0;
            }
        }
    }
}
