package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Input that was refused.
 *
 * @param deadLetterId the same input refused for the same reason has the same id
 * @param detail what was wrong and where, without quoting the input
 * @param entry which entry of a batch, counted from 0; absent when the whole record was refused
 * @param bytes size of the record
 * @param excerpt redacted, at most 500 characters; empty when redaction failed
 */
public record DeadLetter(
        String deadLetterId,
        RejectReason reason,
        String detail,
        Position position,
        @Nullable Integer entry,
        long bytes,
        @Nullable Instant receivedAt,
        String excerpt) {
    public DeadLetter {
        deadLetterId = Objects.requireNonNullElse(deadLetterId, "");
        detail = Objects.requireNonNullElse(detail, "");
        excerpt = Objects.requireNonNullElse(excerpt, "");
    }
}
