package dev.weir.jobs.graph;

import dev.weir.evaluators.rules.RulesDocument;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The rules stream, sent to every task. State keeps documents as text, newest five. */
public final class RulesBroadcast {
    /** Documents by the moment they are active from, in epoch milliseconds. */
    public static final MapStateDescriptor<Long, RulesDocument> DOCUMENTS =
            new MapStateDescriptor<>("rules", Types.LONG, TypeInformation.of(RulesDocument.class));

    private RulesBroadcast() {}

    public static BroadcastStream<RulesDocument> of(DataStream<RulesDocument> rules) {
        return rules.broadcast(DOCUMENTS);
    }
}
