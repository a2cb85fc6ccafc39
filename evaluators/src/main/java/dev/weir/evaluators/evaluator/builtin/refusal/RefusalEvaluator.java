package dev.weir.evaluators.evaluator.builtin.refusal;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import dev.weir.evaluators.settings.Checks;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fails an answer that declines, or says that it does not know.
 *
 * <p>Catches refusals that the provider marks, and the usual phrases of assistants in nine
 * languages when they open the answer or make up most of it. The phrases follow the classes of
 * refusal in Röttger et al. 2024 (XSTest) and von Recum et al. 2024. Misses refusals in other words
 * and languages, and answers that evade; a phrase deep inside a long answer does not count.
 */
public final class RefusalEvaluator implements ObservationEvaluator {
    private static final Set<String> FILTERED =
            Set.of("content-filter", "content_filter", "safety", "refusal");

    /** From which certainty on an answer fails. */
    public record Options(Double threshold) {
        public Options {
            threshold = Objects.requireNonNullElse(threshold, 0.5);
            Checks.check(
                    threshold > 0 && threshold <= 1,
                    "threshold: must be above 0 and at most 1, got %s",
                    threshold);
        }
    }

    private final double threshold;

    public RefusalEvaluator(Options options) {
        this.threshold = options.threshold;
    }

    @Override
    public Finding evaluate(Observation observation) {
        String text = observation.outputText();
        Finding marked = marked(observation, text);
        if (marked != null) {
            return marked;
        }
        Finding missing = Answers.missing(observation);
        if (missing != null) {
            return missing;
        }
        Declined declined = Declined.strongest(text);
        if (declined == null || declined.certainty() < threshold) {
            return Finding.pass(declined == null ? 0.0 : declined.certainty(), "");
        }
        String kind = declined.kind();
        return Finding.fail(declined.certainty(), "the answer is a%s", describe(kind))
                .labelled(kind)
                .with(new Evidence("output", declined.start(), declined.end(), kind, ""));
    }

    private static String describe(String kind) {
        return kind.equals(RefusalPhrases.ABSTENTION) ? "n abstention" : " refusal";
    }

    private static @Nullable Finding marked(Observation observation, String text) {
        for (Message message : observation.content().output()) {
            for (Part part : message.parts()) {
                if (part.type() == PartType.REFUSAL) {
                    return provider("the provider marks a refusal", span(part, text));
                }
            }
        }
        String reason = observation.span().call().finishReason().toLowerCase(Locale.ROOT);
        return FILTERED.contains(reason)
                ? provider(
                        "the provider withheld the answer",
                        Evidence.of("finish-reason", "provider", ""))
                : null;
    }

    private static Finding provider(String explanation, Evidence evidence) {
        return Finding.fail(1.0, "%s", explanation).labelled("provider").with(evidence);
    }

    private static Evidence span(Part part, String text) {
        int start = part.text().isEmpty() ? -1 : text.indexOf(part.text());
        return start < 0
                ? Evidence.of("output", "provider", "")
                : new Evidence("output", start, start + part.text().length(), "provider", "");
    }
}
