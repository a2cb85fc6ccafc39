package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.RejectReason;

/** Reads a record of any known format: tells the format from the content, then decodes it. */
public final class Decoders implements Decoder {
    private static final NativeDecoder NATIVE = new NativeDecoder();
    private static final LangfuseIngestionDecoder LANGFUSE = new LangfuseIngestionDecoder();
    private static final OtlpDecoder OTLP = new OtlpDecoder();

    @Override
    public Decoded decode(byte[] value) {
        if (value.length > Json.MAX_BYTES) {
            return Decoded.rejected(
                    RejectReason.TOO_LARGE,
                    "expected at most %d bytes, got %d".formatted(Json.MAX_BYTES, value.length));
        }
        if (Utf8.firstVisible(value) < 0) {
            return Decoded.rejected(RejectReason.EMPTY_INPUT, "expected a record, got no content");
        }
        return decode(FormatSniffer.sniff(value), value);
    }

    /** Reads a record whose format is known. */
    public static Decoded decode(Format format, byte[] value) {
        return switch (format) {
            case NATIVE -> NATIVE.decode(value);
            case LANGFUSE_INGESTION -> LANGFUSE.decode(value);
            case OTLP_TRACES_JSON, OTLP_TRACES_PROTOBUF -> OTLP.decode(value);
            case OTLP_LOGS ->
                    unsupported("expected OTLP traces, got OTLP logs: send the traces to Weir");
            case OTLP_METRICS ->
                    unsupported("expected OTLP traces, got OTLP metrics: send the traces to Weir");
            case LANGFUSE_EXPORT ->
                    unsupported("expected Langfuse ingestion events, got rows of an export");
            case UNKNOWN -> unknown(value);
        };
    }

    private static Decoded unsupported(String detail) {
        return Decoded.rejected(RejectReason.UNSUPPORTED_FORMAT, detail);
    }

    /** Broken JSON is told from JSON of an unknown kind, and both from anything else. */
    private static Decoded unknown(byte[] value) {
        int first = Utf8.firstVisible(value);
        try {
            int invalid = Utf8.firstInvalid(value);
            if (first == '{' || first == '[' || invalid >= 0) {
                Json.parse(value);
            }
        } catch (Refusal refusal) {
            return refusal.decoded();
        }
        return Decoded.rejected(
                RejectReason.UNKNOWN_FORMAT,
                "expected native observations, Langfuse ingestion events or OTLP traces");
    }
}
