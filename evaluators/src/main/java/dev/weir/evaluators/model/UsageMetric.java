package dev.weir.evaluators.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** One minute of one project, environment, feature, provider and model. */
public record UsageMetric(
        String project,
        String environment,
        String feature,
        String provider,
        String model,
        Instant minute,
        long requests,
        long errors,
        long inputTokens,
        long outputTokens,
        BigDecimal costUsd) {
    public UsageMetric {
        project = Objects.requireNonNullElse(project, "");
        environment = Objects.requireNonNullElse(environment, "");
        feature = Objects.requireNonNullElse(feature, "");
        provider = Objects.requireNonNullElse(provider, "");
        model = Objects.requireNonNullElse(model, "");
        minute = Objects.requireNonNullElse(minute, Instant.EPOCH);
        costUsd = Objects.requireNonNullElse(costUsd, BigDecimal.ZERO);
    }
}
