package dev.weir.jobs;

import dev.weir.jobs.config.JobConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Both halves as one job, joined by a direct edge: on a laptop and over files. */
public final class WholeTopology {
    private WholeTopology() {}

    /** From records to scores to metrics, with everything that comes out written to the sinks. */
    public static void build(
            StreamExecutionEnvironment env, Sources sources, JobConfig config, Sinks sinks) {
        var evaluated = EvaluationTopology.build(env, sources, config);
        sinks.attach(evaluated);
        sinks.attach(WatchTopology.build(evaluated.signals()));
    }
}
