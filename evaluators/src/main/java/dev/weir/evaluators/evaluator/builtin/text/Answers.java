package dev.weir.evaluators.evaluator.builtin.text;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Observation;
import org.jspecify.annotations.Nullable;

/** Whether a generation has an answer in words. */
public final class Answers {
    private Answers() {}

    /** Why there is no text to judge, as a finding; null when there is some. */
    public static @Nullable Finding missing(Observation observation) {
        if (!observation.outputText().isBlank()) {
            return null;
        }
        if (observation.span().outcome().isError()) {
            return Finding.skipped("the call failed, there is no answer");
        }
        if (!observation.toolCalls().isEmpty()) {
            return Finding.skipped("the answer is tool calls without text");
        }
        return Finding.skipped("there is no text in the answer");
    }
}
