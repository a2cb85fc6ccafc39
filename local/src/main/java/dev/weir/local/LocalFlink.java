package dev.weir.local;

import dev.weir.jobs.Environments;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions.CompressionCodec;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink mini cluster in this process, with memory for one laptop. */
public final class LocalFlink {
    private static final String LOOPBACK = "127.0.0.1";
    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(128);
    private static final int REPORTS_EVERY_SECONDS = 60;

    private LocalFlink() {}

    public static StreamExecutionEnvironment batch(int parallelism, Path temporary) {
        var configuration = configuration(RuntimeExecutionMode.BATCH, parallelism, temporary);
        // Exchanges go to a local disk and back at once: packing them costs more than it saves.
        configuration.set(
                NettyShuffleEnvironmentOptions.SHUFFLE_COMPRESSION_CODEC, CompressionCodec.NONE);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    /** With checkpoints and Flink's web interface on a port of its own choice. */
    static StreamExecutionEnvironment streaming(int parallelism, Path temporary, int webPort) {
        var configuration = configuration(RuntimeExecutionMode.STREAMING, parallelism, temporary);
        configuration.set(RestOptions.PORT, webPort);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(WebOptions.TMP_DIR, temporary.toAbsolutePath().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                temporary.resolve("checkpoints").toAbsolutePath().toUri().toString());
        return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration)
                .setParallelism(parallelism);
    }

    private static Configuration configuration(
            RuntimeExecutionMode mode, int parallelism, Path temporary) {
        Configuration configuration = Environments.guarded(mode);
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        configuration.set(CoreOptions.TMP_DIRS, temporary.toAbsolutePath().toString());
        // Flink's own servers, too, are for this machine only.
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
        configuration.set(MetricOptions.REPORTERS_LIST, "weir");
        configuration.setString(
                "metrics.reporter.weir.factory.class", RunMetricsFactory.class.getName());
        configuration.setString("metrics.reporter.weir.interval", REPORTS_EVERY_SECONDS + " s");
        return configuration;
    }
}
