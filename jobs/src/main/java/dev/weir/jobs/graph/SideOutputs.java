package dev.weir.jobs.graph;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Every side output of the job graph. */
public final class SideOutputs {
    public static final OutputTag<DeadLetter> DEAD_LETTERS = tag("dead-letters", DeadLetter.class);
    public static final OutputTag<Trace> TRACES = tag("traces", Trace.class);
    public static final OutputTag<UsageChange> USAGE_CHANGES =
            tag("usage-changes", UsageChange.class);
    public static final OutputTag<Fragment> FEEDBACK = tag("feedback", Fragment.class);
    public static final OutputTag<Signal> LATE_SIGNALS = tag("late-signals", Signal.class);

    private SideOutputs() {}

    private static <T> OutputTag<T> tag(String id, Class<T> type) {
        return new OutputTag<>(id, TypeInformation.of(type));
    }
}
