package dev.weir.jobs;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.io.postgres.PostgresSinks;
import org.apache.flink.api.connector.sink2.Sink;

/** Where everything goes that the two halves give. */
public record Sinks(
        Sink<Observation> observations,
        Sink<Score> scores,
        Sink<DeadLetter> deadLetters,
        Sink<UsageMetric> usageMetrics) {

    public static Sinks postgres(PostgresConfig config) {
        return new Sinks(
                PostgresSinks.observations(config),
                PostgresSinks.scores(config),
                PostgresSinks.deadLetters(config),
                PostgresSinks.usageMetrics(config));
    }

    public void attach(Evaluated evaluated) {
        OperatorId.OBSERVATIONS_SINK.on(evaluated.assembled().observations().sinkTo(observations));
        OperatorId.SCORES_SINK.on(evaluated.scores().sinkTo(scores));
        OperatorId.DEAD_LETTERS_SINK.on(evaluated.deadLetters().sinkTo(deadLetters));
    }

    public void attach(Watched watched) {
        OperatorId.USAGE_METRICS_SINK.on(watched.metrics().sinkTo(usageMetrics));
    }
}
