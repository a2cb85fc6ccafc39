package dev.weir.evaluators.model;

/** What a rule says of a target. */
public enum Verdict {
    PASS,
    FAIL,
    /** The rule has nothing to say here; the explanation tells why. */
    SKIPPED,
    /** The rule or its evaluator is faulty. */
    ERROR
}
