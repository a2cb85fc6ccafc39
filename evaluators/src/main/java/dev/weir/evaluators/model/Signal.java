package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The textless digest that the watch half sees: small, so that its state may live on the heap.
 *
 * @param signalId the same signal sent again has the same id
 * @param revision of the observation or score; session patterns look at the first only
 * @param time event time
 * @param usage what the observation consumed, for {@link SignalKind#USAGE}
 * @param rule the rule that judged, for {@link SignalKind#SCORE}; else empty
 */
public record Signal(
        SignalKind kind,
        String signalId,
        String project,
        String environment,
        String traceId,
        String observationId,
        String sessionId,
        String userKey,
        String feature,
        ObservationType type,
        String name,
        int revision,
        Instant time,
        @Nullable UsageChange usage,
        String rule,
        String evaluator,
        @Nullable Verdict verdict,
        @Nullable Double value,
        Severity severity) {
    public Signal {
        signalId = Objects.requireNonNullElse(signalId, "");
        project = Objects.requireNonNullElse(project, "");
        environment = Objects.requireNonNullElse(environment, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        observationId = Objects.requireNonNullElse(observationId, "");
        sessionId = Objects.requireNonNullElse(sessionId, "");
        userKey = Objects.requireNonNullElse(userKey, "");
        feature = Objects.requireNonNullElse(feature, "");
        type = Objects.requireNonNullElse(type, ObservationType.UNSPECIFIED);
        name = Objects.requireNonNullElse(name, "");
        time = Objects.requireNonNullElse(time, Instant.EPOCH);
        rule = Objects.requireNonNullElse(rule, "");
        evaluator = Objects.requireNonNullElse(evaluator, "");
        severity = Objects.requireNonNullElse(severity, Severity.INFO);
    }
}
