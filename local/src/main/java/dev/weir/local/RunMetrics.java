package dev.weir.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/**
 * Sums the jobs' own counters over all tasks of this process, those of finished tasks included:
 * what the progress line and the summary count from.
 */
public final class RunMetrics implements MetricReporter {
    private static final Map<Counter, String> LIVE = new ConcurrentHashMap<>();
    private static final Map<String, AtomicLong> FINISHED = new ConcurrentHashMap<>();

    /** Forgets what earlier runs of this process counted. */
    static void reset() {
        LIVE.clear();
        FINISHED.clear();
    }

    /** All counters by name, such as {@code ingest.records_total}, labels in braces. */
    static Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        FINISHED.forEach((name, count) -> counts.merge(name, count.get(), Long::sum));
        LIVE.forEach((counter, name) -> counts.merge(name, counter.getCount(), Long::sum));
        return counts;
    }

    /** One counter, over all of its labels. */
    static long count(String name) {
        return counts().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter && name.endsWith("_total")) {
            LIVE.put(counter, name + labels(group));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter && LIVE.remove(counter) != null) {
            FINISHED.computeIfAbsent(name + labels(group), key -> new AtomicLong())
                    .addAndGet(counter.getCount());
        }
    }

    /** The labels that the jobs gave, not those of Flink, which are in angle brackets. */
    private static String labels(MetricGroup group) {
        var labels = new TreeMap<String, String>();
        group.getAllVariables()
                .forEach(
                        (key, value) -> {
                            String label = key.substring(1, key.length() - 1);
                            if (LABELS.contains(label)) {
                                labels.put(label, value);
                            }
                        });
        return labels.isEmpty() ? "" : labels.toString();
    }

    private static final java.util.Set<String> LABELS =
            java.util.Set.of("reason", "evaluator", "verdict");
}
