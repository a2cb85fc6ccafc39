package dev.weir.evaluators.model;

import java.util.Locale;

/** What kind of work a span did. */
public enum ObservationType {
    /** A fragment that does not tell; an assembled observation never has it. */
    UNSPECIFIED,
    GENERATION,
    EMBEDDING,
    RETRIEVER,
    TOOL,
    AGENT,
    CHAIN,
    GUARDRAIL,
    SPAN,
    EVENT;

    /** Whether such a span paid for tokens itself, rather than wrapping spans that did. */
    public boolean callsModel() {
        return this == GENERATION || this == EMBEDDING;
    }

    /**
     * The more exact of two statements, the newer one of equally exact ones: an update that only
     * says "a generation" does not take back that it was an embedding.
     */
    ObservationType refinedBy(ObservationType newer) {
        return newer.exactness() >= exactness() ? newer : this;
    }

    private int exactness() {
        return switch (this) {
            case UNSPECIFIED -> 0;
            case SPAN -> 1;
            case GENERATION -> 2;
            default -> 3;
        };
    }

    /** The name in files, tables and rules. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
