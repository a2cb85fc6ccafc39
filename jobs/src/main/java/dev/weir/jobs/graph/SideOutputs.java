package dev.weir.jobs.graph;

import dev.weir.evaluators.model.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Every side output of the job graph. */
public final class SideOutputs {
    public static final OutputTag<DeadLetter> DEAD_LETTERS = tag("dead-letters", DeadLetter.class);

    private SideOutputs() {}

    private static <T> OutputTag<T> tag(String id, Class<T> type) {
        return new OutputTag<>(id, TypeInformation.of(type));
    }
}
