package dev.weir.jobs;

import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guards that are always on, wherever a job runs. */
public final class Environments {
    private static final Logger LOG = LoggerFactory.getLogger(Environments.class);
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

    private Environments() {}

    /** What every job needs: no operator without a uid, no record through Kryo. */
    public static Configuration guarded(RuntimeExecutionMode mode) {
        var configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // Records are immutable, so that handing on the same instance is safe.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
        // Ingest must stay in one task with its source, and no record in flight in a checkpoint:
        // otherwise raw text would leave the operator that redacts it.
        configuration.set(PipelineOptions.OPERATOR_CHAINING, true);
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        return configuration;
    }

    /** With checkpoints also where the cluster sets none: signals are committed with them. */
    static StreamExecutionEnvironment streaming() {
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        guarded(RuntimeExecutionMode.STREAMING));
        if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
            env.enableCheckpointing(CHECKPOINT_EVERY.toMillis());
        }
        String missing = missing(env.getConfiguration());
        if (!missing.isEmpty()) {
            LOG.warn(missing);
        }
        return env;
    }

    /** What a deployment should not be without; empty when nothing is missing. */
    static String missing(ReadableConfig configuration) {
        var place = CheckpointingOptions.CHECKPOINTS_DIRECTORY;
        return configuration.getOptional(place).isPresent()
                ? ""
                : place.key()
                        + " is not set: checkpoints stay in the JobManager's memory, 5 MB for"
                        + " each piece of state, and are lost with it";
    }
}
