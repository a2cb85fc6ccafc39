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

    /** The name in files, tables and rules. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
