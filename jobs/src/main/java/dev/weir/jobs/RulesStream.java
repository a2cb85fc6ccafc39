package dev.weir.jobs;

import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.OperatorId;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A rules stream of one document. It ends at once, so it never holds a watermark back. */
final class RulesStream {
    private RulesStream() {}

    static Function<StreamExecutionEnvironment, DataStream<RulesDocument>> of(
            RulesDocument document) {
        return env ->
                OperatorId.RULES.on(env.fromData(RulesDocument.class, document).setParallelism(1));
    }
}
