package dev.weir.evaluators.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one observation adds to the aggregates, and under which dimensions. */
public record Consumption(
        String environment,
        String userKey,
        String feature,
        String provider,
        String model,
        String promptVersion,
        String release,
        ObservationType type,
        Instant at,
        Usage usage,
        @Nullable BigDecimal costUsd,
        @Nullable Long latencyMs,
        @Nullable Long timeToFirstTokenMs,
        String errorType) {
    public Consumption {
        environment = Objects.requireNonNullElse(environment, "");
        userKey = Objects.requireNonNullElse(userKey, "");
        feature = Objects.requireNonNullElse(feature, "");
        provider = Objects.requireNonNullElse(provider, "");
        model = Objects.requireNonNullElse(model, "");
        promptVersion = Objects.requireNonNullElse(promptVersion, "");
        release = Objects.requireNonNullElse(release, "");
        type = Objects.requireNonNullElse(type, ObservationType.UNSPECIFIED);
        at = Objects.requireNonNullElse(at, Instant.EPOCH);
        usage = Objects.requireNonNullElse(usage, Usage.UNKNOWN);
        errorType = Objects.requireNonNullElse(errorType, "");
    }

    /** What a call of a model consumed. */
    public static Consumption of(Observation observation) {
        Span span = observation.span();
        return new Consumption(
                span.attribution().environment(),
                span.attribution().userKey(),
                span.attribution().feature(),
                span.call().provider(),
                span.call().knownModel(),
                span.call().promptVersion(),
                span.attribution().release(),
                span.type(),
                observation.eventTime(),
                span.usage(),
                span.costUsd(),
                span.timing().latencyMs(),
                span.timing().timeToFirstTokenMs(),
                span.outcome().isError() ? orUnknown(span.outcome().errorType()) : "");
    }

    private static String orUnknown(String errorType) {
        return errorType.isEmpty() ? "unknown" : errorType;
    }
}
