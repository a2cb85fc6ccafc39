package dev.weir.evaluators.model;

/** Who judged. */
public enum ScoreSource {
    /** A rule of Weir. */
    EVALUATOR,
    /** Another program, whose judgement the application reported. */
    EXTERNAL,
    /** An end user, such as a thumb up or down. */
    USER,
    /** A reviewer or annotator. */
    HUMAN
}
