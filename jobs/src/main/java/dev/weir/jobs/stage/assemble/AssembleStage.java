package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.graph.SideOutputs;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Fragments to observations, traces and usage changes, keyed by trace. */
public final class AssembleStage {
    /** What assembly gives. */
    public record Output(
            DataStream<Observation> observations,
            DataStream<Trace> traces,
            DataStream<UsageChange> usageChanges,
            DataStream<Fragment> feedback,
            DataStream<DeadLetter> deadLetters) {}

    private AssembleStage() {}

    public static Output apply(DataStream<Fragment> fragments, AssemblyConfig config) {
        var observations =
                OperatorId.ASSEMBLE.on(
                        fragments.keyBy(AssembleStage::key).process(new AssembleFunction(config)));
        return new Output(
                observations,
                observations.getSideOutput(SideOutputs.TRACES),
                observations.getSideOutput(SideOutputs.USAGE_CHANGES),
                observations.getSideOutput(SideOutputs.FEEDBACK),
                observations.getSideOutput(SideOutputs.DEAD_LETTERS));
    }

    private static String key(Fragment fragment) {
        var key = fragment.traceKey();
        return key.project() + '\n' + key.traceId();
    }
}
