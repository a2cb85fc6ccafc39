package dev.weir.evaluators.redaction;

import java.util.function.Consumer;

/** Finds one kind of personal number within a run of digits. */
interface NumberPattern {
    void findIn(NumberRun run, Consumer<PiiSpan> found);
}
