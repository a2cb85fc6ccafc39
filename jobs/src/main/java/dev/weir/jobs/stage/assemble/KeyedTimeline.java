package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.TraceTimeline;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/** Where one trace stands, in Flink's keyed state. */
final class KeyedTimeline {
    private final ValueState<TraceTimeline> state;

    /** Nobody asks before the job runs, so the earliest time that is seen is its start. */
    private long runningSince = Long.MAX_VALUE;

    KeyedTimeline(RuntimeContext context) {
        state =
                context.getState(
                        new ValueStateDescriptor<>(
                                "timeline", TypeInformation.of(TraceTimeline.class)));
    }

    @Nullable TraceTimeline value(TimerService timers) throws IOException {
        runningSince = Math.min(runningSince, timers.currentProcessingTime());
        TraceTimeline kept = state.value();
        return kept == null ? null : kept.runningSince(runningSince);
    }

    void update(TraceTimeline to) throws IOException {
        state.update(to);
    }

    void clear() {
        state.clear();
    }
}
