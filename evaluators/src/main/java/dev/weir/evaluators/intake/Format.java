package dev.weir.evaluators.intake;

/** The wire formats that can be told apart by content. */
public enum Format {
    /** Weir's own: one observation or one feedback as a JSON object, or an array of them. */
    NATIVE,
    /** A batch of the Langfuse ingestion API, or single events of it. */
    LANGFUSE_INGESTION,
    OTLP_TRACES_JSON,
    OTLP_TRACES_PROTOBUF,
    /** Known, not read by this version. */
    OTLP_LOGS,
    /** Known, holds nothing to judge. */
    OTLP_METRICS,
    /** Rows of Langfuse's exports or pages of its public API: known, not read by this version. */
    LANGFUSE_EXPORT,
    UNKNOWN
}
