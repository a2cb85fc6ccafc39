package dev.weir.evaluators.model;

/** Why input became a dead letter. */
public enum RejectReason {
    EMPTY_INPUT,
    /** Not UTF-8, though it is no binary format either. */
    INVALID_UTF8,
    MALFORMED_JSON,
    MALFORMED_PROTOBUF,
    /** Damaged or cut off gzip. */
    MALFORMED_GZIP,
    /** Read, but of no format that Weir knows. */
    UNKNOWN_FORMAT,
    /** A known format that this version does not judge, such as OTLP metrics. */
    UNSUPPORTED_FORMAT,
    /** Longer than the limit for one record. */
    TOO_LARGE,
    /** Nested deeper than the limit. */
    TOO_DEEP,
    /** A field that identifies the trace is missing. */
    MISSING_FIELD,
    /** A field has a value that cannot be read. */
    INVALID_VALUE,
    /** More fragments than one trace may have. */
    TRACE_TOO_LARGE,
    /** A span that came after its trace's text had expired. */
    TOO_LATE,
    /** Personal data could not be masked; the text is withheld. */
    REDACTION_FAILED,
    /** The file could not be read to its end. */
    UNREADABLE
}
