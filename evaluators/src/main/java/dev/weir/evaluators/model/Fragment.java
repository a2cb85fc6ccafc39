package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a trace as one line, event or span brought it.
 *
 * @param traceId empty only for feedback on a session
 * @param observationId the span it is a part of; the judged span of feedback; else empty
 * @param fragmentId the same id is the same fragment, delivered again
 * @param appendTime when the log or gateway took it in; absent for files
 * @param position where the record is that it was in, while it is on its way to its trace
 */
public record Fragment(
        FragmentKind kind,
        String project,
        String traceId,
        String observationId,
        String fragmentId,
        FragmentOrder order,
        @Nullable Instant appendTime,
        Span span,
        Feedback feedback,
        Position position) {
    public Fragment {
        kind = Objects.requireNonNullElse(kind, FragmentKind.SPAN);
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        observationId = Objects.requireNonNullElse(observationId, "");
        fragmentId = Objects.requireNonNullElse(fragmentId, "");
        order = Objects.requireNonNullElseGet(order, () -> new FragmentOrder(Instant.EPOCH, 0, ""));
        span = Objects.requireNonNullElse(span, Span.EMPTY);
        feedback = Objects.requireNonNullElse(feedback, Feedback.NONE);
        position = Objects.requireNonNullElse(position, Position.NONE);
    }

    /** As a decoder reads it, which does not know from where. */
    public Fragment(
            FragmentKind kind,
            String project,
            String traceId,
            String observationId,
            String fragmentId,
            FragmentOrder order,
            @Nullable Instant appendTime,
            Span span,
            Feedback feedback) {
        this(
                kind,
                project,
                traceId,
                observationId,
                fragmentId,
                order,
                appendTime,
                span,
                feedback,
                Position.NONE);
    }

    /** The trace it belongs to, or the session when feedback names no trace. */
    public TraceKey traceKey() {
        return traceId.isEmpty()
                ? new TraceKey(project, "session:" + span.attribution().sessionId())
                : new TraceKey(project, traceId);
    }

    /**
     * When it happened: the span's end, but no later than it was appended, so that a client whose
     * clock runs ahead cannot move time for the others. What tells no time happened when it was
     * appended.
     */
    public Instant eventTime() {
        Instant own = span.timing().end() != null ? span.timing().end() : order.at();
        boolean untold = own.equals(Instant.EPOCH);
        return appendTime != null && (untold || appendTime.isBefore(own)) ? appendTime : own;
    }

    /** Feedback without its free text. */
    public Fragment withoutComment() {
        return new Fragment(
                kind,
                project,
                traceId,
                observationId,
                fragmentId,
                order,
                appendTime,
                span,
                feedback.withoutComment());
    }

    /** As it came in. */
    public Fragment receivedAt(Position place, @Nullable Instant time) {
        return new Fragment(
                kind,
                project,
                traceId,
                observationId,
                fragmentId,
                order,
                time,
                span,
                feedback,
                place);
    }

    /** As it is kept with its trace: only what is refused has to be found again. */
    public Fragment withoutPosition() {
        return receivedAt(Position.NONE, appendTime);
    }
}
