package dev.weir.evaluators.evaluator;

/**
 * What judges observations, or traces. See {@link ObservationEvaluator}, {@link TraceEvaluator}.
 */
public sealed interface Evaluator permits ObservationEvaluator, TraceEvaluator {
    /** Changes whenever the same content may be judged differently: part of every score id. */
    default String version() {
        return "1";
    }
}
