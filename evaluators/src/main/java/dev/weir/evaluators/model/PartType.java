package dev.weir.evaluators.model;

/** What a part of a message holds. */
public enum PartType {
    TEXT,
    /** Thoughts of the model that are not part of its answer. */
    REASONING,
    /** A refusal that the provider marked as one. */
    REFUSAL,
    TOOL_CALL,
    TOOL_RESULT,
    IMAGE,
    AUDIO,
    FILE,
    OTHER
}
