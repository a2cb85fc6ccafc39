package dev.weir.jobs.stage.aggregate;

import dev.weir.evaluators.measure.UsageMetrics;
import dev.weir.evaluators.model.UsageMetric;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sums the rows of one minute. A row is put out early, every few seconds while it changes, and
 * again when its minute is over; the state ends when nothing late is accepted any more.
 */
@SuppressWarnings("NullAway.Init") // the transient fields are set in open
final class UsageMetricFunction extends KeyedProcessFunction<String, UsageMetric, UsageMetric> {
    private static final long serialVersionUID = 1L;
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final long EARLY_MS = Duration.ofSeconds(2).toMillis();
    static final long LATENESS_MS = Duration.ofHours(24).toMillis();

    private transient ValueState<UsageMetric> sum;
    private transient ValueState<Boolean> changed;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        sum =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "sum", TypeInformation.of(UsageMetric.class)));
        changed =
                getRuntimeContext().getState(new ValueStateDescriptor<>("changed", Types.BOOLEAN));
        late = getRuntimeContext().getMetricGroup().counter("aggregate.late_total");
    }

    @Override
    public void processElement(UsageMetric delta, Context context, Collector<UsageMetric> out)
            throws IOException {
        TimerService timers = context.timerService();
        long end = delta.minute().toEpochMilli() + MINUTE_MS;
        if (end + LATENESS_MS <= timers.currentWatermark()) {
            // What was summed before is forgotten: a partial sum must not replace the full one.
            late.inc();
            return;
        }
        UsageMetric before = sum.value();
        sum.update(before == null ? delta : UsageMetrics.sum(before, delta));
        if (changed.value() == null) {
            changed.update(true);
            timers.registerEventTimeTimer(end);
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + EARLY_MS);
        }
        if (before == null) {
            timers.registerEventTimeTimer(end + LATENESS_MS);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<UsageMetric> out)
            throws IOException {
        UsageMetric row = sum.value();
        if (row != null && changed.value() != null) {
            out.collect(row);
            changed.clear();
        }
        boolean over =
                row != null
                        && context.timerService().currentWatermark()
                                >= row.minute().toEpochMilli() + MINUTE_MS + LATENESS_MS;
        if (over) {
            sum.clear();
        }
    }
}
