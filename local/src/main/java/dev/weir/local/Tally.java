package dev.weir.local;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Verdict;
import dev.weir.jobs.Sinks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one run gives to its sinks: what the database held before, and whoever else writes to
 * it, makes no difference.
 *
 * <p>Right for a run over files, which gives every target once.
 */
final class Tally implements AutoCloseable {
    private final Map<String, Map<Verdict, Long>> verdicts = new TreeMap<>();
    private final Map<RejectReason, Letters> letters = new EnumMap<>(RejectReason.class);
    private final Set<String> feedback = new HashSet<>();
    private final WorstFindings worst = new WorstFindings();
    private final List<CountingSink<?>> counted = new ArrayList<>();
    private final @Nullable ScoreLines lines;
    private long observations;
    private long generations;
    private long errors;
    private long inputTokens;
    private long outputTokens;

    /** The lines take the scores, if they are wanted. */
    Tally(@Nullable ScoreLines lines) {
        this.lines = lines;
    }

    /** The sinks, with everything counted on its way to them. */
    Sinks counting(Sinks sinks) {
        return new Sinks(
                counting(sinks.observations(), this::add),
                counting(sinks.scores(), this::add),
                counting(sinks.deadLetters(), this::add),
                sinks.usageMetrics());
    }

    private <T> Sink<T> counting(Sink<T> sink, Consumer<T> counter) {
        var counting = CountingSink.of(sink, counter);
        counted.add(counting);
        return counting;
    }

    @Override
    public void close() {
        counted.forEach(CountingSink::forget);
    }

    synchronized void add(Observation observation) {
        observations++;
        if (observation.type() == ObservationType.GENERATION) {
            generations++;
        }
        if (observation.span().outcome().isError()) {
            errors++;
        }
        if (observation.type().callsModel()) {
            inputTokens += observation.span().usage().inputTokens();
            outputTokens += observation.span().usage().outputTokens();
        }
    }

    synchronized void add(Score score) {
        boolean isJudgement = !score.scoreId().isEmpty();
        // Nothing that is said by people is assembled: a retried batch says it again.
        boolean isKnown = score.source() != ScoreSource.EVALUATOR && !feedback.add(score.scoreId());
        if (isJudgement && !isKnown) {
            verdicts.computeIfAbsent(score.evaluator(), key -> new EnumMap<>(Verdict.class))
                    .merge(score.verdict(), 1L, Long::sum);
            worst.add(score);
            if (lines != null) {
                lines.add(score);
            }
        }
    }

    synchronized void add(DeadLetter letter) {
        letters.merge(letter.reason(), new Letters(1, letter), Letters::and);
    }

    synchronized Summary.Totals totals(long traces) {
        return new Summary.Totals(
                traces, observations, generations, errors, inputTokens, outputTokens);
    }

    synchronized Map<String, Map<Verdict, Long>> verdicts() {
        return verdicts;
    }

    /** The most frequent reason first. */
    synchronized List<Summary.Refused> refused() {
        return letters.values().stream()
                .sorted(
                        Comparator.comparingLong(Letters::count)
                                .reversed()
                                .thenComparing(each -> each.example().reason().name()))
                .map(Letters::shown)
                .toList();
    }

    @Nullable ScoreLines lines() {
        return lines;
    }

    synchronized List<Score> worst(int limit) {
        return worst.first(limit);
    }

    /** The example is the one that stands first in the input. */
    private record Letters(long count, DeadLetter example) {
        private static final Comparator<DeadLetter> BY_PLACE =
                Comparator.<DeadLetter, String>comparing(letter -> letter.position().file())
                        .thenComparing(
                                letter -> letter.position().line(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(DeadLetter::deadLetterId);

        Letters and(Letters other) {
            boolean isFirst = BY_PLACE.compare(example, other.example) <= 0;
            return new Letters(count + other.count, isFirst ? example : other.example);
        }

        Summary.Refused shown() {
            String file = example.position().file();
            Long line = example.position().line();
            return new Summary.Refused(
                    example.reason().name(),
                    count,
                    line == null ? file : file + ":" + line,
                    example.detail());
        }
    }
}
