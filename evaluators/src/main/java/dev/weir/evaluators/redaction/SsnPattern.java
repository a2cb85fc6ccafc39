package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;

/**
 * United States social security numbers, written with dashes.
 *
 * <p>The areas 000, 666 and 900 and above were never issued; surrogates are of area 900.
 */
final class SsnPattern implements NumberPattern {
    @Override
    public void findIn(NumberRun run, Consumer<PiiSpan> found) {
        for (int i = 0; i + 2 < run.groups(); i++) {
            if (isSsn(run, i)) {
                found.accept(
                        new PiiSpan(run.start(i), run.end(i + 2), PiiType.SSN, Certainty.PATTERN));
            }
        }
    }

    private static boolean isSsn(NumberRun run, int first) {
        if (!hasShape(run, first)) {
            return false;
        }
        int area = Integer.parseInt(run.text, run.start(first), run.end(first), 10);
        return area != 0
                && area != 666
                && area < 900
                && !run.text.startsWith("00", run.start(first + 1))
                && !run.text.startsWith("0000", run.start(first + 2));
    }

    static boolean hasShape(NumberRun run, int first) {
        return first + 2 < run.groups()
                && run.length(first) == 3
                && run.length(first + 1) == 2
                && run.length(first + 2) == 4
                && run.isSeparatedBy(first + 1, '-')
                && run.isSeparatedBy(first + 2, '-')
                && run.before(first) != '-'
                && run.after(first + 2) != '-'
                && !Chars.isLetter(run.before(first))
                && !Chars.isLetter(run.after(first + 2));
    }
}
