package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request end to end: all observations of it, by start time.
 *
 * @param revision 1 when it first was complete, one more whenever a late span changed it
 */
public record Trace(
        String project,
        String traceId,
        int revision,
        String name,
        Attribution attribution,
        Map<String, String> metadata,
        List<Observation> observations,
        String contentHash,
        ContentOrder order,
        Instant eventTime,
        Instant traceStart,
        @Nullable Instant appendTime) {
    public Trace {
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        name = Objects.requireNonNullElse(name, "");
        attribution = Objects.requireNonNullElse(attribution, Attribution.NONE);
        metadata = Objects.requireNonNullElse(metadata, Map.of());
        observations = Objects.requireNonNullElse(observations, List.of());
        contentHash = Objects.requireNonNullElse(contentHash, "");
        order = Objects.requireNonNullElse(order, ContentOrder.FIRST);
        eventTime = Objects.requireNonNullElse(eventTime, Instant.EPOCH);
        traceStart = Objects.requireNonNullElse(traceStart, Instant.EPOCH);
    }
}
