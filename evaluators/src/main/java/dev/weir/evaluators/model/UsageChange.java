package dev.weir.evaluators.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a revision corrects: aggregates take {@code before} back and add {@code after}.
 *
 * @param before absent for the first revision
 * @param after absent when the observation turned out to repeat the usage of another
 */
public record UsageChange(
        String project,
        String traceId,
        String observationId,
        int revision,
        @Nullable Consumption before,
        @Nullable Consumption after) {
    public UsageChange {
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        observationId = Objects.requireNonNullElse(observationId, "");
    }
}
