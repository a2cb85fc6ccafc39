package dev.weir.local;

import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.Sinks;
import dev.weir.jobs.Sources;
import dev.weir.jobs.WholeTopology;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.io.kafka.KafkaRecords;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both halves of the job graph as one streaming job over Kafka, in this process. */
final class LiveJob {
    private static final Logger LOG = LoggerFactory.getLogger(LiveJob.class);

    private static final int RESTARTS = 3;
    private static final long LOOK_EVERY_MS = 50;
    private static final long READ_SECONDS = 20;
    private static final long DRAIN_SECONDS = 20;
    private static final long CANCEL_SECONDS = 10;

    private final JobClient client;
    private final Path temporary;

    private LiveJob(JobClient client, Path temporary) {
        this.client = client;
        this.temporary = temporary;
    }

    static LiveJob start(
            JobConfig config, RulesDocument rules, int parallelism, Path temporary, int webPort)
            throws Exception {
        StreamExecutionEnvironment env = LocalFlink.streaming(parallelism, temporary, webPort);
        env.configure(restarts());
        var kafka = Objects.requireNonNull(config.kafka(), "a live job reads from Kafka");
        WholeTopology.build(
                env,
                Sources.of(KafkaRecords.from(kafka), rules),
                config,
                Sinks.postgres(config.postgres()));
        RunMetrics.reset();
        return new LiveJob(env.executeAsync("weir demo"), temporary);
    }

    /** What does not pass is told to whoever watches, rather than tried for ever. */
    private static Configuration restarts() {
        return new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    }

    /** Fails as soon as the job has failed; a job that runs on is no news. */
    void check() throws ExecutionException, InterruptedException {
        if (client.getJobExecutionResult().isDone()) {
            client.getJobExecutionResult().get();
        }
    }

    /**
     * Judges all that was sent, then stops; what does not end in time is cancelled.
     *
     * @param records how many were sent: the source stops where it is, so they must be read first
     */
    void drain(long records) {
        try {
            awaitRead(records);
            if (client.getJobExecutionResult().isDone()) {
                return;
            }
            client.stopWithSavepoint(
                            true,
                            temporary.resolve("savepoint").toAbsolutePath().toUri().toString(),
                            SavepointFormatType.NATIVE)
                    .get(DRAIN_SECONDS, TimeUnit.SECONDS);
            client.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the job did not drain", e);
            cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
    }

    private void awaitRead(long records) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READ_SECONDS);
        while (RunMetrics.count("ingest.records_total") < records
                && !client.getJobExecutionResult().isDone()
                && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    private void cancel() {
        try {
            client.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
            client.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // A cancelled job ends with an exception.
            LOG.info("the job was cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
