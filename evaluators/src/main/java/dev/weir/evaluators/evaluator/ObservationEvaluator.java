package dev.weir.evaluators.evaluator;

import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import java.util.Set;

/**
 * Judges one observation at a time.
 *
 * <p>Pure, thread-safe, linear in the size of the observation; never catches, logs or returns null.
 * The same observation always gets the same finding. What is not its case is {@code SKIPPED} with a
 * reason.
 */
public non-sealed interface ObservationEvaluator extends Evaluator {
    Set<ObservationType> GENERATIONS = Set.of(ObservationType.GENERATION);

    Finding evaluate(Observation observation);

    /** The types it can judge; others are not its targets and get no score at all. */
    default Set<ObservationType> judges() {
        return GENERATIONS;
    }
}
