package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.TriggeredPattern.Trigger;
import java.util.List;
import java.util.function.Consumer;

/** One pass over a text for all patterns: they run only around the characters that trigger them. */
final class PatternScanner implements Recognizer {
    private static final int ASCII = 128;

    /** What a character may trigger, and above that what the next one then cannot. */
    private static final int ANYWHERE = 1;

    private static final int WORD = 2;
    private static final int DIGITS = 4;
    private static final int TRIGGERS = ANYWHERE | WORD | DIGITS;
    private static final int BARRED = 3;

    private final TriggeredPattern[][] anywhere;
    private final TriggeredPattern[][] atStarts;
    private final byte[] roles = new byte[ASCII];
    private final boolean[] words = new boolean[ASCII * ASCII];

    PatternScanner(List<TriggeredPattern> patterns) {
        this.anywhere = byCharacter(patterns, true);
        this.atStarts = byCharacter(patterns, false);
        for (char c = 0; c < ASCII; c++) {
            int start = Chars.isDigit(c) ? DIGITS : WORD;
            int barred = Chars.isDigit(c) ? WORD | DIGITS : Chars.isLetter(c) ? WORD : 0;
            roles[c] =
                    (byte)
                            ((anywhere[c].length > 0 ? ANYWHERE : 0)
                                    | (atStarts[c].length > 0 ? start : 0)
                                    | barred << BARRED);
        }
        for (TriggeredPattern pattern : patterns) {
            if (pattern.trigger().kind() == Trigger.Kind.WORD_START) {
                pattern.trigger()
                        .beginnings()
                        .forEach(two -> words[two.charAt(0) * ASCII + two.charAt(1)] = true);
            }
        }
    }

    private static TriggeredPattern[][] byCharacter(
            List<TriggeredPattern> patterns, boolean anywhere) {
        var table = new TriggeredPattern[ASCII][];
        for (int c = 0; c < ASCII; c++) {
            int character = c;
            table[c] =
                    patterns.stream()
                            .filter(p -> p.trigger().beginsWith(character))
                            .filter(p -> anywhere == (p.trigger().kind() == Trigger.Kind.CHARACTER))
                            .toArray(TriggeredPattern[]::new);
        }
        return table;
    }

    @Override
    public void find(String text, Consumer<PiiSpan> found) {
        for (int i = next(text, 0); i < text.length(); i = next(text, i + 1)) {
            char c = text.charAt(i);
            run(anywhere[c], text, i, found);
            if (atStarts[c].length > 0 && isStart(text, i)) {
                run(atStarts[c], text, i, found);
            }
        }
    }

    /** Where to look next, or the end. Nearly all of the time goes by here: it calls nothing. */
    private int next(String text, int from) {
        int barred = from == 0 ? 0 : role(text.charAt(from - 1)) >> BARRED;
        for (int i = from; i < text.length(); i++) {
            int role = role(text.charAt(i));
            int triggers = role & TRIGGERS & ~barred;
            if (triggers != 0 && (triggers != WORD || isWord(text, i))) {
                return i;
            }
            barred = role >> BARRED;
        }
        return text.length();
    }

    private int role(char c) {
        return c < ASCII ? roles[c] : 0;
    }

    private boolean isWord(String text, int at) {
        int second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return second < ASCII && words[text.charAt(at) * ASCII + second];
    }

    /** Digits start after anything but a digit, words after anything but letters and digits. */
    private static boolean isStart(String text, int at) {
        return Chars.isDigit(text.charAt(at))
                ? !Chars.isDigitAt(text, at - 1)
                : !Chars.isLetterOrDigitAt(text, at - 1);
    }

    private static void run(
            TriggeredPattern[] patterns, String text, int at, Consumer<PiiSpan> found) {
        for (TriggeredPattern pattern : patterns) {
            pattern.findAt(text, at, found);
        }
    }
}
