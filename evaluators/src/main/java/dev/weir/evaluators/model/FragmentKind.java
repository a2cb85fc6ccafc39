package dev.weir.evaluators.model;

/** What a fragment is a part of. */
public enum FragmentKind {
    /** A span, or a partial update of one. */
    SPAN,
    /** What is said of the trace as a whole: its user, session, tags, release, name. */
    TRACE,
    /** A judgement that a user or a person gave. */
    FEEDBACK
}
