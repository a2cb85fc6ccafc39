package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.graph.PackedFragment;
import dev.weir.jobs.graph.SideOutputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Fragments to observations, traces, feedback and usage changes, keyed by trace. */
public final class AssembleStage {
    /**
     * What assembly gives.
     *
     * @param assembled everything that is new, as it is to be judged
     * @param observations those of {@code assembled}, one by one
     */
    public record Output(
            DataStream<Assembled> assembled,
            DataStream<Observation> observations,
            DataStream<DeadLetter> deadLetters) {}

    private AssembleStage() {}

    public static Output apply(DataStream<Fragment> fragments, AssemblyConfig config) {
        var packed = OperatorId.PACK.on(fragments.map(new PackFunction()));
        var assembled =
                OperatorId.ASSEMBLE.on(
                        packed.keyBy(PackedFragment::trace).process(new AssembleFunction(config)));
        var observations =
                OperatorId.OBSERVATIONS.on(
                        assembled.flatMap(AssembleStage::observations).returns(Observation.class));
        return new Output(
                assembled, observations, assembled.getSideOutput(SideOutputs.DEAD_LETTERS));
    }

    private static void observations(Assembled assembled, Collector<Observation> out) {
        assembled.observations().forEach(out::collect);
    }
}
