package dev.weir.jobs.stage.score;

import dev.weir.evaluators.engine.FeedbackScores;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Score;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What people said joins the scores as it is. */
@SuppressWarnings("NullAway.Init") // the transient field is set in open
final class FeedbackFunction extends ProcessFunction<Fragment, Score> {
    private static final long serialVersionUID = 1L;

    private transient ScoreCounters scores;

    @Override
    public void open(OpenContext context) {
        scores = new ScoreCounters(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Fragment feedback, Context context, Collector<Score> out) {
        Score score = FeedbackScores.of(feedback);
        scores.count(score);
        out.collect(
                score.scoredAt(
                        Instant.ofEpochMilli(context.timerService().currentProcessingTime())));
    }
}
