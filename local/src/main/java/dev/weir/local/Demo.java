package dev.weir.local;

import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.config.PostgresConfig;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, the job and the traffic of one demo. However it ends, by itself, by Ctrl-C or by a
 * failure, {@link #close} ends all three, and does so once.
 */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final int PARTITIONS = 2;

    private final Opened opened;
    private final TrafficSender sender;
    private final LiveJob job;
    private final ScoreFeed feed;
    private final DemoScreen screen;
    private Instant started;
    private CompletableFuture<Void> traffic = new CompletableFuture<>();
    private @Nullable Thread sending;
    private boolean isClosed;

    private Demo(
            Opened opened,
            TrafficSender sender,
            LiveJob job,
            ScoreFeed feed,
            DemoScreen screen,
            Instant started) {
        this.opened = opened;
        this.sender = sender;
        this.job = job;
        this.feed = feed;
        this.screen = screen;
        this.started = started;
    }

    static Demo start(
            Workspace workspace,
            PostgresConfig database,
            RulesDocument rules,
            int webPort,
            DemoScreen screen)
            throws Exception {
        var opened = new Opened();
        try {
            Demo demo = start(opened, workspace, database, rules, webPort, screen);
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-end"));
            return demo;
        } finally {
            opened.closeUnlessKept();
        }
    }

    private static Demo start(
            Opened opened,
            Workspace workspace,
            PostgresConfig database,
            RulesDocument rules,
            int webPort,
            DemoScreen screen)
            throws Exception {
        Instant now = Clock.systemUTC().instant();
        // Offsets begin anew with every demo, so dead letters are told apart by the topic.
        String topic = "demo." + now.getEpochSecond();
        var folder = opened.add(workspace.temporaryFolder("demo"), TemporaryFolder::close);
        var kafka =
                opened.add(EmbeddedKafka.in(folder.path().resolve("kafka")), EmbeddedKafka::close);
        kafka.createTopic(topic, PARTITIONS);
        var feed = opened.add(ScoreFeed.open(database, topic, now), ScoreFeed::close);
        var config =
                new JobConfig(
                        KafkaConfig.of(kafka.bootstrapServers(), List.of(topic)),
                        null,
                        database,
                        workspace.redaction(),
                        AssemblyConfig.DEFAULT,
                        "");
        LiveJob job = LiveJob.start(config, rules, PARTITIONS, folder.path(), webPort);
        opened.keep();
        var sender = new TrafficSender(kafka.bootstrapServers(), topic, PARTITIONS);
        return new Demo(opened, sender, job, feed, screen, now);
    }

    /** Returns when the plan's time is over, or the demo was closed. */
    void run(TrafficPlan plan) throws Exception {
        startSending(plan);
        while (!traffic.isDone() && look()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        traffic.getNow(null);
    }

    private synchronized void startSending(TrafficPlan plan) {
        if (!isClosed) {
            started = Clock.systemUTC().instant();
            traffic = CompletableFuture.runAsync(() -> send(plan), this::startThread);
        }
    }

    private void startThread(Runnable task) {
        sending = new Thread(task, "demo-traffic");
        sending.start();
    }

    /** Returns when what was sent is in the log. */
    private void stopSending() {
        try {
            if (sending != null) {
                sending.interrupt();
                sending.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(TrafficPlan plan) {
        try {
            sender.send(plan);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows what is new; false once the demo is closed. */
    private synchronized boolean look()
            throws ExecutionException, InterruptedException, SQLException {
        if (isClosed) {
            return false;
        }
        job.check();
        show();
        return true;
    }

    private void show() throws SQLException {
        screen.show(feed.poll(), counts(), Clock.systemUTC().instant());
    }

    private DemoScreen.Counts counts() throws SQLException {
        return new DemoScreen.Counts(sender.traces(), feed.deadLetters());
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        stopSending();
        job.drain(sender.records());
        try {
            show();
            screen.ended(Duration.between(started, Clock.systemUTC().instant()), counts());
        } catch (SQLException e) {
            LOG.warn("the last scores could not be read", e);
        } finally {
            opened.close();
        }
    }
}
