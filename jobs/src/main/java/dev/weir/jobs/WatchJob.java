package dev.weir.jobs;

import dev.weir.jobs.io.kafka.KafkaSignals;

/** Watches the signals that EvaluateJob gives. */
public final class WatchJob {
    private WatchJob() {}

    /** Expects {@code --config weir.yaml}. */
    public static void main(String[] arguments) throws Exception {
        var deployment = Deployment.from(arguments);
        var env = Environments.streaming();
        var watched = WatchTopology.build(KafkaSignals.from(env, deployment.kafka()));
        Sinks.postgres(deployment.config().postgres()).attach(watched);
        env.execute("weir-watch");
    }
}
