package dev.weir.jobs.stage.signal;

import dev.weir.evaluators.detection.Signals;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.jobs.graph.OperatorId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Scores and usage changes to the textless signals that the watching half sees. */
public final class SignalStage {
    private SignalStage() {}

    public static DataStream<Signal> apply(DataStream<Scored> scored) {
        return OperatorId.SIGNAL.on(scored.flatMap(SignalStage::signals).returns(Signal.class));
    }

    private static void signals(Scored scored, Collector<Signal> out) {
        for (UsageChange change : scored.usageChanges()) {
            out.collect(Signals.of(change));
        }
        for (Score score : scored.scores()) {
            // A withdrawal tells nothing new of a session.
            if (!score.isWithdrawal()) {
                out.collect(Signals.of(score));
            }
        }
    }
}
