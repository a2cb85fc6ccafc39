package dev.weir.evaluators.assembly;

/**
 * Where a trace stands on one clock, in epoch milliseconds. There are two clocks for every trace:
 * event time, which replays alike, and processing time, which goes on when traffic stops; whatever
 * is due first on either of them happens.
 *
 * @param first when its first fragment came
 * @param last when its latest fragment came
 * @param completed when it was complete; 0 while it is not
 */
public record TraceClock(long first, long last, long completed) {

    static TraceClock startingAt(long now) {
        return new TraceClock(now, now, 0);
    }

    TraceClock arrival(long now) {
        return new TraceClock(first, Math.max(last, now), 0);
    }

    TraceClock complete(long now) {
        return new TraceClock(first, last, Math.max(now, 1));
    }

    TraceClock notBefore(long now) {
        return new TraceClock(
                Math.max(first, now),
                Math.max(last, now),
                completed == 0 ? 0 : Math.max(completed, now));
    }
}
