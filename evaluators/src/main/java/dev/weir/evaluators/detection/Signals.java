package dev.weir.evaluators.detection;

import dev.weir.evaluators.model.Consumption;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.SignalKind;
import dev.weir.evaluators.model.Usage;
import dev.weir.evaluators.model.UsageChange;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Digests of what the evaluating half puts out. */
public final class Signals {
    private Signals() {}

    public static Signal of(UsageChange change) {
        Consumption side = change.after() == null ? change.before() : change.after();
        return new Signal(
                SignalKind.USAGE,
                Hashes.of(
                        "usage",
                        change.project(),
                        change.traceId(),
                        change.observationId(),
                        Integer.toString(change.revision()),
                        hash(change.before()),
                        hash(change.after())),
                change.project(),
                side == null ? "" : side.environment(),
                change.traceId(),
                change.observationId(),
                "",
                side == null ? "" : side.userKey(),
                side == null ? "" : side.feature(),
                side == null ? ObservationType.UNSPECIFIED : side.type(),
                "",
                change.revision(),
                side == null ? Instant.EPOCH : side.at(),
                change,
                "",
                "",
                null,
                null,
                Severity.INFO);
    }

    /** Field by field: a record's own text is made by a formatter, fifty times as slowly. */
    private static String hash(@Nullable Consumption side) {
        if (side == null) {
            return "";
        }
        Usage usage = side.usage();
        return Hashes.of(
                side.environment(),
                side.userKey(),
                side.feature(),
                side.provider(),
                side.model(),
                side.promptVersion(),
                side.release(),
                side.type().name(),
                Long.toString(side.at().toEpochMilli()),
                String.valueOf(usage.input()),
                String.valueOf(usage.cacheRead()),
                String.valueOf(usage.cacheWrite()),
                String.valueOf(usage.output()),
                String.valueOf(usage.reasoning()),
                String.valueOf(side.costUsd()),
                String.valueOf(side.latencyMs()),
                String.valueOf(side.timeToFirstTokenMs()),
                side.errorType());
    }

    public static Signal of(Score score) {
        return new Signal(
                SignalKind.SCORE,
                score.scoreId(),
                score.project(),
                score.environment(),
                score.traceId(),
                score.observationId(),
                score.sessionId(),
                score.userKey(),
                score.feature(),
                ObservationType.UNSPECIFIED,
                "",
                score.revision(),
                score.observedAt(),
                null,
                score.rule(),
                score.evaluator(),
                score.verdict(),
                score.value(),
                Objects.requireNonNull(score.severity()));
    }
}
