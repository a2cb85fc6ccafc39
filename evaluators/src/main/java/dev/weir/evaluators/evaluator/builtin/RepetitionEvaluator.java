package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.evaluator.builtin.text.Segment;
import dev.weir.evaluators.evaluator.builtin.text.Words;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.settings.Checks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Fails an answer much of which repeats what it said before.
 *
 * <p>Catches a model in a loop, of words, sentences or paragraphs, however long the loop. The
 * measure is the share of duplicate word n-grams by characters, as in the quality filters of Rae et
 * al. 2021 (Gopher), and runs that repeat at once. Misses a thought repeated in other words; tables
 * and forms with much fixed wording come near the limit.
 */
final class RepetitionEvaluator implements ObservationEvaluator {
    private static final int MAX_EVIDENCE = 5;

    record Options(Double maxShare, Integer minWords) {
        Options {
            maxShare = Objects.requireNonNullElse(maxShare, 0.3);
            minWords = Objects.requireNonNullElse(minWords, 10);
            Checks.all()
                    .that(
                            maxShare > 0 && maxShare < 1,
                            "max-share: must be between 0 and 1, got %s",
                            maxShare)
                    .that(minWords > 0, "min-words: must be positive, got %d", minWords)
                    .done();
        }
    }

    private final Options options;

    RepetitionEvaluator(Options options) {
        this.options = options;
    }

    @Override
    public Finding evaluate(Observation observation) {
        Finding missing = Answers.missing(observation);
        if (missing != null) {
            return missing;
        }
        String text = observation.outputText();
        List<Segment> words = Words.of(text);
        if (words.size() < options.minWords) {
            return Finding.skipped("the answer is shorter than " + options.minWords + " words");
        }
        BitSet repeated = Repeats.of(text, words);
        double share = share(words, repeated);
        if (share <= options.maxShare) {
            return Finding.pass(share);
        }
        return Finding.fail(share, "%.0f %% of the answer repeats what it said before", 100 * share)
                .with(evidence(words, repeated));
    }

    private static double share(List<Segment> words, BitSet repeated) {
        long all = 0;
        long again = 0;
        for (int i = 0; i < words.size(); i++) {
            all += words.get(i).length();
            again += repeated.get(i) ? words.get(i).length() : 0;
        }
        return (double) again / all;
    }

    private static List<Evidence> evidence(List<Segment> words, BitSet repeated) {
        var runs = new ArrayList<Evidence>();
        for (int start = repeated.nextSetBit(0); start >= 0; ) {
            int end = repeated.nextClearBit(start);
            runs.add(
                    new Evidence(
                            "output",
                            words.get(start).start(),
                            words.get(end - 1).end(),
                            "repeated",
                            (end - start) + " words that were said before"));
            start = repeated.nextSetBit(end);
        }
        return runs.stream()
                .sorted(Comparator.comparingInt(run -> run.start() - run.end()))
                .limit(MAX_EVIDENCE)
                .toList();
    }
}
