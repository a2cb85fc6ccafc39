package dev.weir.evaluators.assembly;

/** What the assembler did with a fragment. */
public enum Admission {
    /** New: the trace has changed and is to be put out. */
    ACCEPTED,
    /** Seen before; nothing changes. */
    DUPLICATE,
    /** An update of a span whose text is gone. */
    TOO_LATE,
    /** The trace already has as many fragments as one may have. */
    TRACE_TOO_LARGE
}
