package dev.weir.evaluators.evaluator.builtin.text;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a text, roughly: cut after a full stop and space, and at line breaks. */
public final class Sentences {
    private static final String ENDS = ".!?\u2026";
    private static final String WIDE_ENDS = "\u3002\uFF01\uFF1F";
    private static final String CLOSERS = "\"'\u201D\u2019)]*_";

    private Sentences() {}

    /** At most {@code limit} of them, without the space around them; empty ones left out. */
    public static List<Segment> of(String text, int limit) {
        var sentences = new ArrayList<Segment>();
        int start = 0;
        for (int at = 0; at < text.length() && sentences.size() < limit; at++) {
            if (endsAfter(text, at)) {
                add(sentences, text, start, at + 1);
                start = at + 1;
            }
        }
        if (sentences.size() < limit) {
            add(sentences, text, start, text.length());
        }
        return sentences;
    }

    private static boolean endsAfter(String text, int at) {
        char character = text.charAt(at);
        if (character == '\n' || WIDE_ENDS.indexOf(character) >= 0) {
            return true;
        }
        boolean stopped =
                ENDS.indexOf(character) >= 0
                        || (CLOSERS.indexOf(character) >= 0
                                && at > 0
                                && ENDS.indexOf(text.charAt(at - 1)) >= 0);
        return stopped && at + 1 < text.length() && Words.isSpace(text.charAt(at + 1));
    }

    private static void add(List<Segment> sentences, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Words.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && Words.isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Segment(start, end));
        }
    }
}
