package dev.weir.jobs.stage.signal;

import dev.weir.evaluators.detection.Signals;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.jobs.graph.OperatorId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Scores and usage changes to the textless signals that the watching half sees. */
public final class SignalStage {
    private SignalStage() {}

    public static DataStream<Signal> apply(
            DataStream<UsageChange> usageChanges, DataStream<Score> scores) {
        var usage = OperatorId.SIGNAL_USAGE.on(usageChanges.map(Signals::of).returns(Signal.class));
        var scored =
                OperatorId.SIGNAL_SCORES.on(
                        scores.flatMap(SignalStage::judged).returns(Signal.class));
        return usage.union(scored);
    }

    /** A withdrawal tells nothing new of a session. */
    private static void judged(Score score, Collector<Signal> out) {
        if (!score.isWithdrawal()) {
            out.collect(Signals.of(score));
        }
    }
}
