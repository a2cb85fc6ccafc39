package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.Score;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.graph.Rules;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Observations, traces and feedback to scores. */
public final class ScoreStage {
    private ScoreStage() {}

    /**
     * Rules that cannot change need no second input, so that judging is chained to assembly: texts
     * are the bulk of what flows, and are then never serialised between the two.
     */
    public static DataStream<Score> apply(DataStream<Assembled> assembled, Rules rules) {
        SingleOutputStreamOperator<Score> scores =
                rules.mayChange()
                        ? assembled
                                .connect(rules.broadcast())
                                .process(new ScoreByNewestRulesFunction(rules.initial()))
                        : assembled.process(new ScoreFunction(rules.initial()));
        return OperatorId.SCORE.on(scores);
    }
}
