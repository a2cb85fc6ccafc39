package dev.weir.jobs.stage.score;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** One counter per evaluator and verdict, made when the first such score comes; and withdrawals. */
final class ScoreCounters {
    private final MetricGroup metrics;
    private final Counter withdrawals;
    private final Map<String, Map<Verdict, Counter>> counters = new HashMap<>();

    ScoreCounters(MetricGroup metrics) {
        this.metrics = metrics;
        withdrawals = metrics.counter("score.withdrawals_total");
    }

    void count(Score score) {
        if (score.isWithdrawal()) {
            withdrawals.inc();
            return;
        }
        counters.computeIfAbsent(score.evaluator(), evaluator -> new EnumMap<>(Verdict.class))
                .computeIfAbsent(score.verdict(), verdict -> counter(score.evaluator(), verdict))
                .inc();
    }

    private Counter counter(String evaluator, Verdict verdict) {
        return metrics.addGroup("evaluator", evaluator)
                .addGroup("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .counter("score.scores_total");
    }
}
