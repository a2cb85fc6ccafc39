package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.function.Consumer;

/** Reads a run of digits once for every kind of number that it may be. */
final class NumberPatterns implements TriggeredPattern {
    private final List<NumberPattern> patterns;

    NumberPatterns(List<NumberPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public Trigger trigger() {
        return Trigger.atDigits();
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        NumberRun run = NumberRun.at(text, at);
        if (run != null) {
            for (NumberPattern pattern : patterns) {
                pattern.findIn(run, found);
            }
        }
    }
}
