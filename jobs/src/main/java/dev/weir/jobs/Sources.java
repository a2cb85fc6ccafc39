package dev.weir.jobs;

import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.Rules;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where records and rules come from. Cluster, laptop, batch and tests differ only here and in
 * {@link Sinks}; nothing below knows which one runs.
 */
public record Sources(
        Function<StreamExecutionEnvironment, DataStream<RawRecord>> records,
        Function<StreamExecutionEnvironment, Rules> rules) {

    /** Records from somewhere, judged by one document for as long as the job runs. */
    public static Sources of(
            Function<StreamExecutionEnvironment, DataStream<RawRecord>> records,
            RulesDocument rules) {
        return new Sources(records, env -> new Rules(rules, null));
    }

    DataStream<RawRecord> records(StreamExecutionEnvironment env) {
        return records.apply(env);
    }

    Rules rules(StreamExecutionEnvironment env) {
        return rules.apply(env);
    }
}
