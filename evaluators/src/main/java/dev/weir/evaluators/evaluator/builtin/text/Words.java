package dev.weir.evaluators.evaluator.builtin.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text: what stands between white space; in scripts written without spaces, and in
 * overlong runs, every character is a word.
 */
public final class Words {
    /** Longer than a word of any language, and than most file names. */
    private static final int LONGEST = 60;

    private Words() {}

    public static List<Segment> of(String text) {
        var words = new ArrayList<Segment>();
        int at = 0;
        while (at < text.length()) {
            int first = text.codePointAt(at);
            int next = at + Character.charCount(first);
            if (isSpace(first)) {
                at = next;
            } else if (isUnspaced(first)) {
                words.add(new Segment(at, next));
                at = next;
            } else {
                int end = endOfRun(text, at);
                add(words, text, at, end);
                at = end;
            }
        }
        return words;
    }

    private static int endOfRun(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (isSpace(character) || isUnspaced(character)) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static void add(List<Segment> words, String text, int start, int end) {
        if (end - start <= LONGEST || text.substring(start, end).contains("://")) {
            words.add(new Segment(start, end));
            return;
        }
        for (int at = start; at < end; ) {
            int next = at + Character.charCount(text.codePointAt(at));
            words.add(new Segment(at, next));
            at = next;
        }
    }

    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isUnspaced(int character) {
        if (character < 0x0E00) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
