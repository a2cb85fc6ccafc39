package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.model.Score;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.graph.Rules;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Observations, traces and feedback to scores. */
public final class ScoreStage {
    /**
     * What judging gives.
     *
     * @param scored the scores of each step of assembly together
     * @param scores those of {@code scored}, one by one
     */
    public record Output(DataStream<Scored> scored, DataStream<Score> scores) {}

    private ScoreStage() {}

    /**
     * Rules that cannot change need no second input, so that judging is chained to assembly: texts
     * are the bulk of what flows, and are then never serialised between the two.
     */
    public static Output apply(DataStream<Assembled> assembled, Rules rules) {
        SingleOutputStreamOperator<Scored> scored =
                rules.mayChange()
                        ? assembled
                                .connect(rules.broadcast())
                                .process(new ScoreByNewestRulesFunction(rules.initial()))
                        : assembled.process(new ScoreFunction(rules.initial()));
        OperatorId.SCORE.on(scored);
        return new Output(
                scored,
                OperatorId.SCORES.on(scored.flatMap(ScoreStage::scores).returns(Score.class)));
    }

    private static void scores(Scored scored, Collector<Score> out) {
        scored.scores().forEach(out::collect);
    }
}
