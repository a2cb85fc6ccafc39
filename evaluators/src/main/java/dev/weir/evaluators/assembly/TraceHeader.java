package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Fragment;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a trace beside its spans.
 *
 * @param order the newest fragment's time and how many distinct ones there were
 * @param feedback how many different ones there were; they are no part of the content
 * @param traceStart fixed when the first observation is put out, so that all rows of the trace stay
 *     in one partition
 * @param revision of the trace last put out; 0 when it never was complete
 * @param contentHash of the trace last put out
 * @param attribution as last resolved over the trace, for spans that come after the text is gone
 * @param textExpired whether fragments are gone and only their digest is left
 */
public record TraceHeader(
        String project,
        String traceId,
        ContentOrder order,
        int feedback,
        @Nullable Instant traceStart,
        int revision,
        String contentHash,
        Attribution attribution,
        boolean textExpired) {
    public TraceHeader {
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        order = Objects.requireNonNullElse(order, ContentOrder.FIRST);
        contentHash = Objects.requireNonNullElse(contentHash, "");
        attribution = Objects.requireNonNullElse(attribution, Attribution.NONE);
    }

    static TraceHeader of(Fragment first) {
        return new TraceHeader(
                first.project(),
                first.traceId(),
                ContentOrder.FIRST,
                0,
                null,
                0,
                "",
                Attribution.NONE,
                false);
    }

    TraceHeader counting(Fragment fragment) {
        Instant at = fragment.order().at();
        return with(
                new ContentOrder(at.isAfter(order.at()) ? at : order.at(), order.fragments() + 1),
                feedback);
    }

    TraceHeader countingFeedback() {
        return with(order, feedback + 1);
    }

    /** Whether more is known of the trace than what people say of it. */
    boolean isKnown() {
        return order.fragments() > 0;
    }

    private TraceHeader with(ContentOrder newOrder, int newFeedback) {
        return new TraceHeader(
                project,
                traceId,
                newOrder,
                newFeedback,
                traceStart,
                revision,
                contentHash,
                attribution,
                textExpired);
    }

    TraceHeader started(Instant start, Attribution resolved) {
        return new TraceHeader(
                project,
                traceId,
                order,
                feedback,
                start,
                revision,
                contentHash,
                resolved,
                textExpired);
    }

    TraceHeader putOut(String newContentHash) {
        return new TraceHeader(
                project,
                traceId,
                order,
                feedback,
                traceStart,
                revision + 1,
                newContentHash,
                attribution,
                textExpired);
    }

    TraceHeader withoutText() {
        return new TraceHeader(
                project,
                traceId,
                order,
                feedback,
                traceStart,
                revision,
                contentHash,
                attribution,
                true);
    }
}
