package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.Span;

/** How one family of instrumentations names what a span says. */
interface Convention {
    /** Whether a span uses these names. */
    boolean isUsedBy(OtlpSpan span);

    /** What the span says in these names; what it leaves open is absent. */
    Span read(OtlpSpan span) throws Refusal;

    /**
     * What the span says of its trace as a whole; empty for conventions that know no such thing.
     */
    default Span trace(OtlpSpan span) throws Refusal {
        return Span.EMPTY;
    }
}
