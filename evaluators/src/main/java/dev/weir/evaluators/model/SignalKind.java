package dev.weir.evaluators.model;

/** What a signal reports. */
public enum SignalKind {
    /** A new or changed observation, with the change of what it consumed. */
    USAGE,
    /** A new score. */
    SCORE
}
