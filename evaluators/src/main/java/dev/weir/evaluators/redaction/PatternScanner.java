package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.TriggeredPattern.Trigger;
import java.util.List;
import java.util.function.Consumer;

/** One pass over a text for all patterns: they run only around the characters that trigger them. */
final class PatternScanner implements Recognizer {
    private static final int ASCII = 128;

    private final TriggeredPattern[][] anywhere;
    private final TriggeredPattern[][] atStarts;
    private final boolean[] triggers = new boolean[ASCII];

    PatternScanner(List<TriggeredPattern> patterns) {
        this.anywhere = byCharacter(patterns, true);
        this.atStarts = byCharacter(patterns, false);
        for (int c = 0; c < ASCII; c++) {
            triggers[c] = anywhere[c].length + atStarts[c].length > 0;
        }
    }

    private static TriggeredPattern[][] byCharacter(
            List<TriggeredPattern> patterns, boolean anywhere) {
        var table = new TriggeredPattern[ASCII][];
        for (int c = 0; c < ASCII; c++) {
            int character = c;
            table[c] =
                    patterns.stream()
                            .filter(p -> p.trigger().characters().indexOf(character) >= 0)
                            .filter(p -> anywhere == (p.trigger().kind() == Trigger.Kind.CHARACTER))
                            .toArray(TriggeredPattern[]::new);
        }
        return table;
    }

    @Override
    public void find(String text, Consumer<PiiSpan> found) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII && triggers[c]) {
                run(anywhere[c], text, i, found);
                if (isStart(before, c)) {
                    run(atStarts[c], text, i, found);
                }
            }
            before = c;
        }
    }

    /** Digits start after anything but a digit, words after anything but letters and digits. */
    private static boolean isStart(char before, char c) {
        return Chars.isDigit(c) ? !Chars.isDigit(before) : !Chars.isLetterOrDigit(before);
    }

    private static void run(
            TriggeredPattern[] patterns, String text, int at, Consumer<PiiSpan> found) {
        for (TriggeredPattern pattern : patterns) {
            pattern.findAt(text, at, found);
        }
    }
}
