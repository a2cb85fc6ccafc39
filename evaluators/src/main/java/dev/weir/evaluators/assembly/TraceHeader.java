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
                null,
                0,
                "",
                Attribution.NONE,
                false);
    }

    TraceHeader counting(Fragment fragment) {
        Instant at = fragment.order().at();
        return with(
                new ContentOrder(at.isAfter(order.at()) ? at : order.at(), order.fragments() + 1));
    }

    private TraceHeader with(ContentOrder newOrder) {
        return new TraceHeader(
                project,
                traceId,
                newOrder,
                traceStart,
                revision,
                contentHash,
                attribution,
                textExpired);
    }

    TraceHeader started(Instant start, Attribution resolved) {
        return new TraceHeader(
                project, traceId, order, start, revision, contentHash, resolved, textExpired);
    }

    TraceHeader putOut(String newContentHash) {
        return new TraceHeader(
                project,
                traceId,
                order,
                traceStart,
                revision + 1,
                newContentHash,
                attribution,
                textExpired);
    }

    TraceHeader withoutText() {
        return new TraceHeader(
                project, traceId, order, traceStart, revision, contentHash, attribution, true);
    }
}
