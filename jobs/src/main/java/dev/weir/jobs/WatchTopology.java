package dev.weir.jobs;

import dev.weir.evaluators.model.Signal;
import dev.weir.jobs.stage.aggregate.AggregateStage;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The half of the job graph that watches: it sees signals, never text. */
public final class WatchTopology {
    private WatchTopology() {}

    /** From signals to metrics. */
    public static Watched build(DataStream<Signal> signals) {
        var metrics = AggregateStage.apply(signals);
        return new Watched(metrics);
    }
}
