package dev.weir.local.cluster;

import dev.weir.local.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;

/**
 * A real Flink standalone cluster: a JobManager and TaskManagers, each a process of its own on
 * loopback. Nothing of Weir is on its class path but the jar that is submitted.
 *
 * <p>Checkpoints are taken every second. Closing it ends the processes it started and no others.
 */
public final class FlinkCluster implements AutoCloseable {
    /** Long enough for two cores that are busy with something else. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String JOB_MANAGER =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final List<String> JOB_MANAGER_MEMORY =
            List.of("-Xms128m", "-Xmx384m", "-XX:MaxMetaspaceSize=256m");

    /** The sums of the figures in {@link FlinkConfiguration}. */
    private static final List<String> TASK_MANAGER_MEMORY =
            List.of(
                    "-Xms128m",
                    "-Xmx512m",
                    "-XX:MaxDirectMemorySize=192m",
                    "-XX:MaxMetaspaceSize=256m");

    private static final List<String> JOB_PAGES =
            List.of("/plan", "/config", "/exceptions", "/accumulators", "/checkpoints", "/metrics");
    private static final List<String> VERTEX_PAGES =
            List.of("", "/accumulators", "/subtasks/metrics", "/watermarks", "/metrics");

    private final FlinkConfiguration configuration;
    private final FlinkRest rest;
    private final FlinkProcess jobManager;
    private final Deque<FlinkProcess> taskManagers = new ArrayDeque<>();
    private final Thread endWithThisJvm = new Thread(this::killAll);
    private int started;

    private FlinkCluster(FlinkConfiguration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.rest = new FlinkRest(restAddress());
        this.jobManager =
                FlinkProcess.start(
                        "jobmanager", JOB_MANAGER, JOB_MANAGER_MEMORY, configuration, environment);
        Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    }

    /** Starts a JobManager and so many TaskManagers of 4 slots, and waits until all are there. */
    public static FlinkCluster start(Path folder, int taskManagers) throws IOException {
        return start(folder, taskManagers, Map.of());
    }

    /** With variables in the environment of the JobManager, which is where a job's main runs. */
    public static FlinkCluster start(Path folder, int taskManagers, Map<String, String> environment)
            throws IOException {
        List<Integer> ports = FreePorts.find(2);
        var configuration = FlinkConfiguration.write(folder, ports.get(0), ports.get(1));
        var cluster = new FlinkCluster(configuration, environment);
        try {
            for (int i = 0; i < taskManagers; i++) {
                cluster.launchTaskManager();
            }
            cluster.awaitTaskManagers();
            return cluster;
        } catch (AssertionError | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Where Flink's REST interface and web pages are. */
    public URI restAddress() {
        return URI.create("http://127.0.0.1:" + configuration.restPort());
    }

    public Path checkpointDirectory() {
        return configuration.checkpoints();
    }

    /** One .log and one .out per process. */
    public Path logDirectory() {
        return configuration.logs();
    }

    /** Uploads the jar and runs its main class, as {@code flink run -d} does; gives the job id. */
    public String submit(Path jar, String mainClass, String... arguments) throws IOException {
        return rest.run(rest.upload(jar), mainClass, List.of(arguments));
    }

    /** A state as Flink names it: CREATED, RUNNING, RESTARTING, FINISHED, FAILED, CANCELED. */
    public String jobStatus(String jobId) {
        return rest.job(jobId).path("state").asText();
    }

    /**
     * Waits until every task runs, but for those that have done their work, such as reading a file
     * of rules; fails at once when the job has ended.
     */
    public void awaitRunning(String jobId) {
        Await.until(
                "all tasks of " + jobId + " run, logs in " + logDirectory(),
                PATIENCE,
                () -> allTasksRun(rest.job(jobId)));
    }

    /** Waits for the end of a bounded job, or for any other state. */
    public void awaitStatus(String jobId, String status) {
        Await.until(
                "job " + jobId + " is " + status + ", logs in " + logDirectory(),
                PATIENCE,
                () -> status.equals(jobStatus(jobId)));
    }

    /** Waits for a checkpoint that began after this call. */
    public void awaitCheckpoint(String jobId) {
        long triggered = lastTriggered(jobId);
        Await.until(
                "a checkpoint after " + triggered + " of " + jobId,
                PATIENCE,
                () -> lastCompleted(jobId) > triggered);
    }

    /** How often the job was restored from a checkpoint. */
    public int restores(String jobId) {
        return rest.checkpoints(jobId).path("counts").path("restored").asInt();
    }

    /** All that the REST interface and so the web pages tell of a job. */
    public String told(String jobId) {
        String job = "/jobs/" + jobId;
        var told = new StringBuilder(rest.text(job));
        for (String page : JOB_PAGES) {
            told.append(rest.text(job + page));
        }
        for (JsonNode vertex : rest.job(jobId).path("vertices")) {
            String path = job + "/vertices/" + vertex.path("id").asText();
            for (String page : VERTEX_PAGES) {
                told.append(rest.text(path + page));
            }
        }
        return told.toString();
    }

    public void cancel(String jobId) {
        rest.cancel(jobId);
        awaitStatus(jobId, "CANCELED");
    }

    /** {@code kill -9} of the TaskManager that was started first. */
    public void killTaskManager() {
        taskManagers.removeFirst().kill();
    }

    /** Starts one more, and waits until it is registered and all that died are forgotten. */
    public void startTaskManager() {
        launchTaskManager();
        awaitTaskManagers();
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    }

    private void launchTaskManager() {
        started++;
        taskManagers.addLast(
                FlinkProcess.start(
                        "taskmanager-" + started,
                        TASK_MANAGER,
                        TASK_MANAGER_MEMORY,
                        configuration,
                        Map.of()));
    }

    private void awaitTaskManagers() {
        Await.until(
                taskManagers.size() + " TaskManagers are registered, logs in " + logDirectory(),
                PATIENCE,
                () -> {
                    processes().forEach(FlinkProcess::checkAlive);
                    return rest.hasTaskManagers(taskManagers.size());
                });
    }

    private boolean allTasksRun(JsonNode job) {
        String state = job.path("state").asText();
        if (List.of("FAILED", "CANCELED", "FINISHED").contains(state)) {
            String failure = rest.failure(job.path("jid").asText());
            throw new AssertionError("the job is " + state + ": " + failure);
        }
        for (JsonNode vertex : job.path("vertices")) {
            JsonNode tasks = vertex.path("tasks");
            int working = tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt();
            if (working != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return state.equals("RUNNING");
    }

    private long lastTriggered(String jobId) {
        long last = lastCompleted(jobId);
        for (JsonNode checkpoint : rest.checkpoints(jobId).path("history")) {
            last = Math.max(last, checkpoint.path("id").asLong());
        }
        return last;
    }

    private long lastCompleted(String jobId) {
        return rest.checkpoints(jobId).path("latest").path("completed").path("id").asLong(0);
    }

    private Stream<FlinkProcess> processes() {
        return Stream.concat(Stream.of(jobManager), taskManagers.stream());
    }

    private void killAll() {
        processes().forEach(FlinkProcess::kill);
    }
}
