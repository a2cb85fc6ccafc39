package dev.weir.local;

import dev.weir.evaluators.intake.Format;

/** The formats that {@code --format} may name. */
enum ReadAs {
    NATIVE(Format.NATIVE),
    LANGFUSE(Format.LANGFUSE_INGESTION),
    /** JSON or protobuf: the decoder of both tells them apart. */
    OTLP(Format.OTLP_TRACES_JSON);

    private final Format format;

    ReadAs(Format format) {
        this.format = format;
    }

    Format format() {
        return format;
    }
}
