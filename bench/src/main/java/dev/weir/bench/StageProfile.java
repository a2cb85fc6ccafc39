package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Where this process spends its CPU time, by stage.
 *
 * <p>Operators of one task share a thread, so a thread's CPU time alone says little. Every few
 * milliseconds each thread's new CPU time is booked to the stage that its stack shows at that
 * moment: an estimate whose parts add up to what was really used.
 */
final class StageProfile {
    private static final long EVERY_MS = 20;
    private static final int DEPTH = 120;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> cpuOfThread = new HashMap<>();
    private final Map<Stage, Long> cpuOfStage = new TreeMap<>();
    private final long processBefore = processCpu();
    private final Thread sampler = new Thread(this::sampleOnAndOn, "stage-profile");
    private volatile boolean isStopped;

    private final JvmCpu jvmBefore;

    private StageProfile(JvmCpu jvmBefore) {
        this.jvmBefore = jvmBefore;
    }

    /**
     * CPU seconds.
     *
     * @param ofProcess of all threads, those of the JVM itself included
     */
    record Shares(Map<Stage, Double> ofStages, double ofProcess) {}

    static StageProfile start() throws IOException {
        var profile = new StageProfile(JvmCpu.now());
        profile.newCpu();
        profile.sampler.setDaemon(true);
        profile.sampler.start();
        return profile;
    }

    Shares stop() throws InterruptedException, IOException {
        isStopped = true;
        sampler.join();
        double process = (processCpu() - processBefore) / NANOS;
        var shares = new TreeMap<Stage, Double>();
        cpuOfStage.forEach((stage, nanos) -> shares.put(stage, nanos / NANOS));
        JvmCpu jvm = JvmCpu.now().minus(jvmBefore);
        shares.put(Stage.COMPILER, jvm.compiler());
        shares.put(Stage.COLLECTOR, jvm.collector());
        double booked = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.put(Stage.JVM, Math.max(0, process - booked));
        return new Shares(shares, process);
    }

    private void sampleOnAndOn() {
        try {
            while (!isStopped) {
                book(newCpu());
                TimeUnit.MILLISECONDS.sleep(EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** CPU time by thread since the last time. */
    private Map<Long, Long> newCpu() {
        Map<Long, Long> used = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            long cpu = threads.getThreadCpuTime(id);
            Long before = cpuOfThread.put(id, cpu);
            long since = cpu - (before == null ? 0 : before);
            if (since > 0) {
                used.put(id, since);
            }
        }
        return used;
    }

    /** Stacks are taken only of threads that did something. */
    private void book(Map<Long, Long> used) {
        long[] ids = used.keySet().stream().mapToLong(Long::longValue).toArray();
        for (ThreadInfo thread : threads.getThreadInfo(ids, DEPTH)) {
            if (thread != null) {
                Stage stage = Stage.of(thread.getStackTrace());
                cpuOfStage.merge(stage, used.getOrDefault(thread.getThreadId(), 0L), Long::sum);
            }
        }
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
