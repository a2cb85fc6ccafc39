package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.FeedbackScores;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.rules.RulesDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/** Judges each target by the rules that were active when it was appended. */
final class Judge {
    private final RulesBook rules;
    private final ScoreCounters scores;

    Judge(RulesDocument initialRules, MetricGroup metrics) throws InvalidRules {
        this.rules = RulesBook.startingWith(initialRules);
        this.scores = new ScoreCounters(metrics);
    }

    RulesBook rules() {
        return rules;
    }

    /** What people said joins the scores as it is. */
    Scored judge(Assembled assembled, long nowMs) {
        Instant now = Instant.ofEpochMilli(nowMs);
        var judged = new ArrayList<Score>();
        Consumer<Score> out =
                score -> {
                    scores.count(score);
                    judged.add(score.scoredAt(now));
                };
        for (Observation observation : assembled.observations()) {
            rules.at(observation.appendTime()).score(observation, out);
        }
        Trace trace = assembled.trace();
        if (trace != null) {
            rules.at(trace.appendTime()).score(trace, out);
        }
        assembled.feedback().forEach(feedback -> out.accept(FeedbackScores.of(feedback)));
        return new Scored(judged, assembled.usageChanges());
    }
}
