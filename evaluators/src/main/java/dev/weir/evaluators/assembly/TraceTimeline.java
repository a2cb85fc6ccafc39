package dev.weir.evaluators.assembly;

import java.util.Objects;

/**
 * What is to be done with a trace, and when next.
 *
 * @param unsettled fragments came that were not put out yet
 * @param ended the request has come to its end
 * @param hasText text is kept that is to expire: there may be some again after a late span
 */
public record TraceTimeline(
        TraceClock event,
        TraceClock processing,
        boolean unsettled,
        boolean ended,
        boolean hasText) {
    /** A step in the life of a trace, in the order they come. */
    public enum Step {
        NOTHING,
        PUT_OUT,
        COMPLETE,
        EXPIRE_TEXT,
        EXPIRE
    }

    /** Which clock a time is of. */
    public enum Clock {
        EVENT,
        PROCESSING
    }

    public TraceTimeline {
        event = Objects.requireNonNullElse(event, TraceClock.startingAt(0));
        processing = Objects.requireNonNullElse(processing, TraceClock.startingAt(0));
    }

    /** The timeline of a trace whose first fragment comes now. */
    public static TraceTimeline startingAt(long eventMs, long processingMs) {
        return new TraceTimeline(
                TraceClock.startingAt(eventMs),
                TraceClock.startingAt(processingMs),
                true,
                false,
                true);
    }

    /** A fragment that changed the trace came: it is complete no more. */
    public TraceTimeline arrival(long eventMs, long processingMs) {
        return new TraceTimeline(
                event.arrival(eventMs), processing.arrival(processingMs), true, ended, true);
    }

    /** All that had ended was put out. */
    public TraceTimeline putOut(boolean nowEnded) {
        return new TraceTimeline(event, processing, false, nowEnded, hasText);
    }

    /**
     * The trace was put out as complete. On the clock on the wall that counts from when it was
     * done, however late: what is to come within a time after it may be waiting still.
     *
     * @param dueMs when it was due, if the watermark was first; it does not run late
     * @param processingMs the clock on the wall
     */
    public TraceTimeline complete(Clock clock, long dueMs, long processingMs) {
        return new TraceTimeline(
                event.complete(clock == Clock.EVENT ? dueMs : event.last()),
                processing.complete(processingMs),
                false,
                ended,
                hasText);
    }

    /**
     * The job runs since then, or runs again: what came while it did not is read first, so no
     * deadline on the wall counts from before.
     */
    public TraceTimeline runningSince(long processingMs) {
        return processing.first() >= processingMs
                ? this
                : new TraceTimeline(
                        event, processing.notBefore(processingMs), unsettled, ended, hasText);
    }

    /** The text is gone. */
    public TraceTimeline textExpired() {
        return new TraceTimeline(event, processing, unsettled, ended, false);
    }

    /** What is due at this time of this clock. */
    public Step due(Clock clock, long now, AssemblyTimes times) {
        TraceClock at = at(clock);
        if (at.completed() > 0) {
            if (now >= at.completed() + times.digestTtl().toMillis()) {
                return Step.EXPIRE;
            }
            return hasText && now >= at.completed() + times.textTtl().toMillis()
                    ? Step.EXPIRE_TEXT
                    : Step.NOTHING;
        }
        if (now >= completesAt(at, times)) {
            return Step.COMPLETE;
        }
        return unsettled && now >= settlesAt(clock, times) ? Step.PUT_OUT : Step.NOTHING;
    }

    /** When something is due next on this clock. */
    public long next(Clock clock, AssemblyTimes times) {
        TraceClock at = at(clock);
        if (at.completed() > 0) {
            return at.completed() + (hasText ? times.textTtl() : times.digestTtl()).toMillis();
        }
        return unsettled ? settlesAt(clock, times) : completesAt(at, times);
    }

    /**
     * On the clock on the wall a burst may gather for a moment. In event time the watermark has
     * passed it: nothing more of it will come.
     */
    private long settlesAt(Clock clock, AssemblyTimes times) {
        return clock == Clock.EVENT ? event.last() : processing.last() + times.settle().toMillis();
    }

    private long completesAt(TraceClock at, AssemblyTimes times) {
        long tooOld = at.first() + times.maxAge().toMillis();
        return ended && !unsettled
                ? Math.min(tooOld, at.last() + times.quiet().toMillis())
                : Math.max(tooOld, at.last());
    }

    private TraceClock at(Clock clock) {
        return clock == Clock.EVENT ? event : processing;
    }
}
