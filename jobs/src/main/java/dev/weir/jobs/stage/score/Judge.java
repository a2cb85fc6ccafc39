package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.FeedbackScores;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.rules.RulesDocument;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

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
    void judge(Assembled assembled, long nowMs, Collector<Score> out) {
        Instant now = Instant.ofEpochMilli(nowMs);
        Consumer<Score> scored =
                score -> {
                    scores.count(score);
                    out.collect(score.scoredAt(now));
                };
        for (Observation observation : assembled.observations()) {
            rules.at(observation.appendTime()).score(observation, scored);
        }
        Trace trace = assembled.trace();
        if (trace != null) {
            rules.at(trace.appendTime()).score(trace, scored);
        }
        assembled.feedback().forEach(feedback -> scored.accept(FeedbackScores.of(feedback)));
    }
}
