package dev.weir.jobs.stage.score;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.OperatorId;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Observations, traces and feedback to scores. */
public final class ScoreStage {
    private ScoreStage() {}

    public static DataStream<Score> apply(
            DataStream<Observation> observations,
            DataStream<Trace> traces,
            DataStream<Fragment> feedback,
            BroadcastStream<RulesDocument> rules,
            RulesDocument initialRules) {
        var observed =
                OperatorId.SCORE_OBSERVATIONS.on(
                        observations
                                .connect(rules)
                                .process(ScoreFunction.ofObservations(initialRules)));
        var traced =
                OperatorId.SCORE_TRACES.on(
                        traces.connect(rules).process(ScoreFunction.ofTraces(initialRules)));
        var given = OperatorId.SCORE_FEEDBACK.on(feedback.process(new FeedbackFunction()));
        return observed.union(traced, given);
    }
}
