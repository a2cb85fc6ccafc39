package dev.weir.evaluators.evaluator;

import dev.weir.evaluators.model.Trace;

/**
 * Judges a trace as a whole once it is complete, under the same terms as an {@link
 * ObservationEvaluator}.
 */
public non-sealed interface TraceEvaluator extends Evaluator {
    Finding evaluate(Trace trace);
}
