package dev.weir.jobs.graph;

import dev.weir.evaluators.rules.RulesDocument;
import java.util.Objects;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * What a job judges by.
 *
 * @param initial the document the job was deployed with: no record meets an empty rule set
 * @param newer documents that come while the job runs; absent where none can
 */
public record Rules(RulesDocument initial, @Nullable DataStream<RulesDocument> newer) {
    /** Documents by the moment they are active from, in epoch milliseconds; the newest five. */
    public static final MapStateDescriptor<Long, RulesDocument> DOCUMENTS =
            new MapStateDescriptor<>("rules", Types.LONG, TypeInformation.of(RulesDocument.class));

    public boolean mayChange() {
        return newer != null;
    }

    /** Sends newer documents to every task. State keeps them as text. */
    public BroadcastStream<RulesDocument> broadcast() {
        return Objects.requireNonNull(newer, "rules that do not change").broadcast(DOCUMENTS);
    }
}
