package dev.weir.evaluators.model;

/** Who judged. */
public enum ScoreSource {
    EVALUATOR,
    /** An end user, such as a thumb up or down. */
    USER,
    /** A reviewer or annotator. */
    HUMAN
}
