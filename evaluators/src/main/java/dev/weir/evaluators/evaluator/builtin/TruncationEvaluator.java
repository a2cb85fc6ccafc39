package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.settings.Checks;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Fails an answer that stops before it is finished.
 *
 * <p>Catches a provider that says it ran out of tokens, JSON and code blocks left open, and prose
 * that breaks off inside a sentence. The finish reasons are those of the providers' APIs; the signs
 * in the text are writing conventions, and count less when the provider says that the model stopped
 * by itself. Misses an answer cut between two sentences, and scripts without sentence marks.
 */
final class TruncationEvaluator implements ObservationEvaluator {
    private static final Set<String> OUT_OF_TOKENS =
            Set.of("length", "max_tokens", "max-tokens", "model_length", "max_output_tokens");
    private static final Set<String> STOPPED_BY_ITSELF =
            Set.of("stop", "end_turn", "stop_sequence", "tool-calls", "completed", "complete");

    record Options(Double threshold) {
        Options {
            threshold = Objects.requireNonNullElse(threshold, 0.5);
            Checks.check(
                    threshold > 0 && threshold <= 1,
                    "threshold: must be above 0 and at most 1, got %s",
                    threshold);
        }
    }

    private final Options options;

    TruncationEvaluator(Options options) {
        this.options = options;
    }

    @Override
    public Finding evaluate(Observation observation) {
        String reason = observation.span().call().finishReason().toLowerCase(Locale.ROOT);
        if (OUT_OF_TOKENS.contains(reason)) {
            return Finding.fail(1.0, "the model ran out of tokens")
                    .labelled("length")
                    .with(Evidence.of("finish-reason", "length", ""));
        }
        Finding missing = Answers.missing(observation);
        if (missing != null) {
            return missing;
        }
        String text = observation.outputText();
        OpenEnd end = OpenEnd.of(text);
        if (end == null) {
            return Finding.pass(0);
        }
        double certainty = end.certainty(STOPPED_BY_ITSELF.contains(reason));
        if (certainty < options.threshold) {
            return Finding.pass(certainty);
        }
        return Finding.fail(certainty, "the answer ends inside %s", end.inside())
                .labelled(end.kind())
                .with(evidence(end, text));
    }

    private static Evidence evidence(OpenEnd end, String text) {
        return new Evidence("output", end.start(), text.length(), end.kind(), "never closed");
    }
}
