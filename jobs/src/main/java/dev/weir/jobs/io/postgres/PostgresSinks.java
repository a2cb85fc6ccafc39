package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.config.PostgresConfig;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * The sinks to the tables of schema {@code weir}. They write at least once, and every row has a key
 * that depends on its content only, so what is written twice is there once.
 */
public final class PostgresSinks {
    private PostgresSinks() {}

    /** Facts and text, in one transaction. */
    public static Sink<Observation> observations(PostgresConfig config) {
        return new PostgresSink<>(config, new ObservationTable());
    }

    public static Sink<Score> scores(PostgresConfig config) {
        return new PostgresSink<>(config, new ScoreTable());
    }

    public static Sink<DeadLetter> deadLetters(PostgresConfig config) {
        return new PostgresSink<>(config, new DeadLetterTable());
    }

    public static Sink<UsageMetric> usageMetrics(PostgresConfig config) {
        return new PostgresSink<>(config, new UsageMetricTable());
    }
}
