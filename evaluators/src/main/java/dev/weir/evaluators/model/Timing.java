package dev.weir.evaluators.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The span's own times. Clocks of different machines met here: a span may end before its parent, or
 * even before it started.
 *
 * @param firstToken when the first token of a streamed answer arrived
 */
public record Timing(@Nullable Instant start, @Nullable Instant end, @Nullable Instant firstToken) {
    public static final Timing UNKNOWN = new Timing(null, null, null);

    /** Milliseconds from start to end, never negative; absent until both are known. */
    public @Nullable Long latencyMs() {
        return millis(end);
    }

    /** Milliseconds from start to the first token, never negative; absent unless streamed. */
    public @Nullable Long timeToFirstTokenMs() {
        return millis(firstToken);
    }

    private @Nullable Long millis(@Nullable Instant until) {
        return start == null || until == null
                ? null
                : Math.max(0, Duration.between(start, until).toMillis());
    }

    /**
     * The earliest start and the newer end: a later update may correct the end, never the start.
     */
    Timing overlay(Timing newer) {
        return new Timing(
                earliest(start, newer.start),
                Absent.or(newer.end, end),
                Absent.or(newer.firstToken, firstToken));
    }

    /** The earlier of two times, of which either may be unknown. */
    public static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The later of two times, of which either may be unknown. */
    public static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
