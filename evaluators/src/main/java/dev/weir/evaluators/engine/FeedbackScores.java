package dev.weir.evaluators.engine;

import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a user or a person said of a trace, as a score beside those of the evaluators.
 *
 * <p>A value from 0 to 1, or a label {@code true} or {@code false}, passes from 0.5 on. Any other
 * scale is kept and {@code SKIPPED}, for nobody has said what is good on it; a scale such as 1 to 5
 * stands apart only by its values above 1.
 */
public final class FeedbackScores {
    private static final double PASS_MARK = 0.5;
    private static final String EVALUATOR = "feedback";

    private FeedbackScores() {}

    /**
     * What knows its trace is newer than the same words said of a trace that is not known, so that
     * feedback read again by itself takes nothing back. Without a time of its own it counts as said
     * when the trace started.
     */
    public static Score of(AttributedFeedback given) {
        Fragment fragment = given.fragment();
        Feedback feedback = fragment.feedback();
        Attribution attribution = given.attribution();
        Instant start = given.traceStart();
        Instant at = fragment.eventTime();
        at = at.equals(Instant.EPOCH) && start != null ? start : at;
        String id = feedback.feedbackId().isEmpty() ? fragment.fragmentId() : feedback.feedbackId();
        Verdict verdict = verdict(feedback);
        return new Score(
                Hashes.of(fragment.project(), EVALUATOR, feedback.source().name(), id),
                fragment.project(),
                attribution.environment(),
                fragment.traceKey().traceId(),
                fragment.observationId(),
                attribution.sessionId(),
                attribution.userKey(),
                feedback.name(),
                EVALUATOR,
                "1",
                "",
                given.revision(),
                verdict,
                feedback.value(),
                feedback.label(),
                verdict == Verdict.SKIPPED ? "no pass mark is set for this scale" : "",
                feedback.source(),
                Severity.INFO,
                List.of(),
                attribution.feature(),
                "",
                new ContentOrder(fragment.order().at(), start == null ? 0 : 1),
                at,
                start == null ? at : start,
                fragment.appendTime(),
                null);
    }

    private static Verdict verdict(Feedback feedback) {
        Double value = feedback.value();
        if (value != null && value >= 0 && value <= 1) {
            return value >= PASS_MARK ? Verdict.PASS : Verdict.FAIL;
        }
        if (value != null) {
            return Verdict.SKIPPED;
        }
        if (feedback.label().equalsIgnoreCase("true")) {
            return Verdict.PASS;
        }
        return feedback.label().equalsIgnoreCase("false") ? Verdict.FAIL : Verdict.SKIPPED;
    }
}
