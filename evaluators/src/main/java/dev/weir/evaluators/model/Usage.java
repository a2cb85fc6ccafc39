package dev.weir.evaluators.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tokens consumed. The buckets are exclusive: {@code input} leaves out cached tokens, {@code
 * output} leaves out reasoning. An absent bucket is unknown, not zero.
 *
 * @param raw the counts as the application sent them, by its own names
 */
public record Usage(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        @Nullable Long output,
        @Nullable Long reasoning,
        Map<String, Long> raw) {
    public static final Usage UNKNOWN = new Usage(null, null, null, null, null, Map.of());

    public Usage {
        raw = Objects.requireNonNullElse(raw, Map.of());
    }

    public boolean isKnown() {
        return input != null
                || cacheRead != null
                || cacheWrite != null
                || output != null
                || reasoning != null;
    }

    /** Tokens read by the model, cached or not; 0 when unknown. */
    public long inputTokens() {
        return orZero(input) + orZero(cacheRead) + orZero(cacheWrite);
    }

    /** Tokens written by the model, thoughts included; 0 when unknown. */
    public long outputTokens() {
        return orZero(output) + orZero(reasoning);
    }

    /** A newer statement of usage replaces an older one as a whole: buckets of two do not mix. */
    Usage overlay(Usage newer) {
        return newer.isKnown() ? newer : this;
    }

    public static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
