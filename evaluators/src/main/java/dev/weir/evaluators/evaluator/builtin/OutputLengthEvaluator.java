package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.evaluator.builtin.text.Segment;
import dev.weir.evaluators.evaluator.builtin.text.Words;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.settings.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fails an answer that is longer or shorter than the feature can use.
 *
 * <p>Catches titles that do not fit, one-word answers where a paragraph is due. Limits are the
 * application's own. Misses: characters are UTF-16 code units, not what a screen shows as one; in
 * scripts without spaces every character counts as a word.
 */
final class OutputLengthEvaluator implements ObservationEvaluator {
    record Options(
            @Nullable Integer maxChars,
            @Nullable Integer minChars,
            @Nullable Integer maxWords,
            @Nullable Integer minWords) {
        Options {
            Checks.all()
                    .that(
                            maxChars != null
                                    || minChars != null
                                    || maxWords != null
                                    || minWords != null,
                            "needs one of max-chars, min-chars, max-words, min-words")
                    .that(isPositive(maxChars), "max-chars: must be positive, got %d", maxChars)
                    .that(isPositive(minChars), "min-chars: must be positive, got %d", minChars)
                    .that(isPositive(maxWords), "max-words: must be positive, got %d", maxWords)
                    .that(isPositive(minWords), "min-words: must be positive, got %d", minWords)
                    .that(
                            inOrder(minChars, maxChars),
                            "min-chars: must not exceed max-chars, got %d",
                            minChars)
                    .that(
                            inOrder(minWords, maxWords),
                            "min-words: must not exceed max-words, got %d",
                            minWords)
                    .done();
        }

        private static boolean isPositive(@Nullable Integer limit) {
            return limit == null || limit > 0;
        }

        private static boolean inOrder(@Nullable Integer least, @Nullable Integer most) {
            return least == null || most == null || least <= most;
        }
    }

    private final Options options;

    OutputLengthEvaluator(Options options) {
        this.options = options;
    }

    @Override
    public Finding evaluate(Observation observation) {
        Finding missing = Answers.missing(observation);
        if (missing != null) {
            return missing;
        }
        String text = observation.outputText();
        int chars = text.length();
        if (options.maxChars != null && chars > options.maxChars) {
            return tooLong(chars, options.maxChars, options.maxChars, text, "chars");
        }
        if (options.minChars != null && chars < options.minChars) {
            return tooShort(chars, options.minChars, "chars");
        }
        if (options.maxWords == null && options.minWords == null) {
            return Finding.pass(chars);
        }
        List<Segment> words = Words.of(text);
        if (options.maxWords != null && words.size() > options.maxWords) {
            int start = words.get(options.maxWords).start();
            return tooLong(words.size(), options.maxWords, start, text, "words");
        }
        if (options.minWords != null && words.size() < options.minWords) {
            return tooShort(words.size(), options.minWords, "words");
        }
        return Finding.pass(words.size());
    }

    private static Finding tooLong(int length, int limit, int start, String text, String unit) {
        return Finding.fail((double) length, "%d %s, limit %d", length, unit, limit)
                .labelled("too-long")
                .with(new Evidence("output", start, text.length(), "too-long", "beyond the limit"));
    }

    private static Finding tooShort(int length, int limit, String unit) {
        return Finding.fail((double) length, "%d %s, at least %d", length, unit, limit)
                .labelled("too-short");
    }
}
