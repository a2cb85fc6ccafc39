package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A judgement of a trace or observation by a rule or a person, with all that identifies it.
 *
 * <p>The same stream also carries {@linkplain #withdrawal withdrawals}, so that they keep their
 * place among the scores of their target. A withdrawal is no judgement and is stored nowhere.
 *
 * @param scoreId the same content judged by the same rule has the same id, whenever it is judged
 * @param observationId empty when the trace as a whole, or a session, was judged
 * @param rule the rule's id, or the name of the feedback
 * @param value the measure behind the verdict; its scale is the evaluator's
 * @param order how new the judged content is: the newest one is current
 * @param observedAt the target's event time
 * @param scoredAt when it was judged; the only field that differs from run to run
 */
public record Score(
        String scoreId,
        String project,
        String environment,
        String traceId,
        String observationId,
        String sessionId,
        String userKey,
        String rule,
        String evaluator,
        String evaluatorVersion,
        String rulesVersion,
        int revision,
        Verdict verdict,
        @Nullable Double value,
        String label,
        String explanation,
        ScoreSource source,
        Severity severity,
        List<Evidence> evidence,
        String feature,
        String model,
        ContentOrder order,
        Instant observedAt,
        Instant traceStart,
        @Nullable Instant appendTime,
        @Nullable Instant scoredAt) {
    public Score {
        scoreId = Objects.requireNonNullElse(scoreId, "");
        project = Objects.requireNonNullElse(project, "");
        environment = Objects.requireNonNullElse(environment, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        observationId = Objects.requireNonNullElse(observationId, "");
        sessionId = Objects.requireNonNullElse(sessionId, "");
        userKey = Objects.requireNonNullElse(userKey, "");
        rule = Objects.requireNonNullElse(rule, "");
        evaluator = Objects.requireNonNullElse(evaluator, "");
        evaluatorVersion = Objects.requireNonNullElse(evaluatorVersion, "");
        rulesVersion = Objects.requireNonNullElse(rulesVersion, "");
        verdict = Objects.requireNonNullElse(verdict, Verdict.ERROR);
        label = Objects.requireNonNullElse(label, "");
        explanation = Objects.requireNonNullElse(explanation, "");
        source = Objects.requireNonNullElse(source, ScoreSource.EVALUATOR);
        severity = Objects.requireNonNullElse(severity, Severity.INFO);
        evidence = Objects.requireNonNullElse(evidence, List.of());
        feature = Objects.requireNonNullElse(feature, "");
        model = Objects.requireNonNullElse(model, "");
        order = Objects.requireNonNullElse(order, ContentOrder.FIRST);
        observedAt = Objects.requireNonNullElse(observedAt, Instant.EPOCH);
        traceStart = Objects.requireNonNullElse(traceStart, Instant.EPOCH);
    }

    /**
     * Says of a target, after its first revision, that what rules found in content older than this
     * is no longer current: a rule that selects the new content has judged it anew, and any other
     * rule has nothing to say of it.
     */
    public static Score withdrawal(
            String project,
            String traceId,
            String observationId,
            int revision,
            ContentOrder order,
            Instant traceStart) {
        return new Score(
                "",
                project,
                "",
                traceId,
                observationId,
                "",
                "",
                "",
                "",
                "",
                "",
                revision,
                Verdict.SKIPPED,
                null,
                "",
                "",
                ScoreSource.EVALUATOR,
                Severity.INFO,
                List.of(),
                "",
                "",
                order,
                Instant.EPOCH,
                traceStart,
                null,
                null);
    }

    /** Whether it judges nothing and only withdraws; whatever judges has an id. */
    public boolean isWithdrawal() {
        return scoreId.isEmpty();
    }

    public Score scoredAt(Instant time) {
        return new Score(
                scoreId,
                project,
                environment,
                traceId,
                observationId,
                sessionId,
                userKey,
                rule,
                evaluator,
                evaluatorVersion,
                rulesVersion,
                revision,
                verdict,
                value,
                label,
                explanation,
                source,
                severity,
                evidence,
                feature,
                model,
                order,
                observedAt,
                traceStart,
                appendTime,
                time);
    }
}
