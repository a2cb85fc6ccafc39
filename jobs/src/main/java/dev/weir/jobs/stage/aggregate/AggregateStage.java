package dev.weir.jobs.stage.aggregate;

import dev.weir.evaluators.measure.UsageMetrics;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.graph.OperatorId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Signals to rows of usage per minute. */
public final class AggregateStage {
    private AggregateStage() {}

    public static DataStream<UsageMetric> apply(DataStream<Signal> signals) {
        var deltas =
                OperatorId.USAGE_DELTAS.on(
                        signals.flatMap(AggregateStage::deltas).returns(UsageMetric.class));
        return OperatorId.USAGE_METRICS.on(
                deltas.keyBy(AggregateStage::key).process(new UsageMetricFunction()));
    }

    private static void deltas(Signal signal, Collector<UsageMetric> out) {
        if (signal.usage() != null) {
            UsageMetrics.deltas(signal.usage()).forEach(out::collect);
        }
    }

    private static String key(UsageMetric row) {
        return String.join(
                "\n",
                row.project(),
                row.environment(),
                row.feature(),
                row.provider(),
                row.model(),
                Long.toString(row.minute().getEpochSecond()));
    }
}
