package dev.weir.jobs;

import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.io.kafka.KafkaRecords;
import dev.weir.jobs.io.kafka.KafkaSignals;

/** Judges what comes in on Kafka: {@code flink run -c dev.weir.jobs.EvaluateJob weir-jobs.jar}. */
public final class EvaluateJob {
    private EvaluateJob() {}

    /** Expects {@code --config weir.yaml}. */
    public static void main(String[] arguments) throws Exception {
        var deployment = Deployment.from(arguments);
        var env = Environments.streaming();
        var sources = Sources.of(KafkaRecords.from(deployment.kafka()), deployment.rules());
        var evaluated = EvaluationTopology.build(env, sources, deployment.config());
        Sinks.postgres(deployment.config().postgres()).attach(evaluated);
        OperatorId.SIGNALS_SINK.on(
                evaluated.signals().sinkTo(KafkaSignals.sink(deployment.kafka())));
        env.execute("weir-evaluate");
    }
}
