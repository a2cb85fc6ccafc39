package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they came in, with their place. Never leaves the ingest operator.
 *
 * @param bytes the size of the record, also when {@code value} was not kept
 * @param refused why the source itself refused the record, such as {@code TOO_LARGE}
 */
public record RawRecord(
        Position position,
        byte[] value,
        long bytes,
        @Nullable Instant appendTime,
        @Nullable RejectReason refused) {
    public RawRecord {
        value = Objects.requireNonNullElse(value, new byte[0]);
    }

    public static RawRecord of(Position position, byte[] value, @Nullable Instant appendTime) {
        return new RawRecord(position, value, value.length, appendTime, null);
    }

    public static RawRecord refused(Position position, long bytes, RejectReason reason) {
        return new RawRecord(position, new byte[0], bytes, null, reason);
    }

    @Override
    public String toString() {
        return "RawRecord[" + position + ", " + bytes + " bytes]";
    }
}
