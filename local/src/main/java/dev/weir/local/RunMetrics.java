package dev.weir.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Set<String> LABELS = Set.of("reason", "evaluator", "verdict");
    private static final Object LOCK = new Object();
    private static final Map<Counter, String> LIVE = new HashMap<>();
    private static final Map<String, Long> FINISHED = new TreeMap<>();

    /** Forgets what earlier runs of this process counted. */
    static void reset() {
        synchronized (LOCK) {
            LIVE.clear();
            FINISHED.clear();
        }
    }

    /** All counters by name, such as {@code ingest.records_total}, labels in braces. */
    static Map<String, Long> counts() {
        synchronized (LOCK) {
            var counts = new TreeMap<>(FINISHED);
            LIVE.forEach((counter, name) -> counts.merge(name, counter.getCount(), Long::sum));
            return counts;
        }
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
            String labelled = name + labels(group);
            synchronized (LOCK) {
                LIVE.put(counter, labelled);
            }
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter) {
            synchronized (LOCK) {
                String labelled = LIVE.remove(counter);
                if (labelled != null) {
                    FINISHED.merge(labelled, counter.getCount(), Long::sum);
                }
            }
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
}
