package dev.weir.evaluators.assembly;

import static dev.weir.evaluators.assembly.Fragments.change;
import static dev.weir.evaluators.assembly.Fragments.created;
import static dev.weir.evaluators.assembly.Fragments.span;
import static dev.weir.evaluators.assembly.Fragments.trace;
import static dev.weir.evaluators.assembly.Fragments.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.engine.CompiledRules;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.RuleSetParser;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.rules.RulesDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the order and timing of arrival, the scores that end as current are those of one look at
 * everything, also where a rule selects a target for a while only.
 */
class CurrentScoresProperties {
    private static final int LIMIT = 1_000;

    private static final String RULES =
            """
            version: '1'
            evaluators:
              - { id: everywhere, type: output-length, options: { max-chars: 2 } }
              - { id: faq, type: output-length, on: { feature: faq }, options: { max-chars: 2 } }
              - { id: unnamed, type: refusal, on: { feature: '' } }
              - { id: live, type: repetition, on: { environment: live } }
              - { id: titled, type: truncation, on: { name: title } }
              - { id: done, type: task-completion, on: { feature: [titles, faq] } }
            """;

    private static final Scorer SCORER = scorer();

    private static Scorer scorer() {
        var registry = BuiltInEvaluators.registry();
        try {
            var rules =
                    new RuleSetParser(registry, name -> null)
                            .parse(RulesDocument.of("test", RULES));
            return new Scorer(CompiledRules.of(rules, registry));
        } catch (InvalidRules e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 500)
    void everyOrderAndTimingOfArrivalEndsWithTheSameCurrentScores(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        var table = new Table();
        run(Deliveries.shuffledWithDuplicates(fragments, seed), seed).forEach(table::write);
        assertThat(table.current()).isEqualTo(atOnce(fragments));
    }

    @Property(tries = 500)
    void readingTheSameAgainInAnotherOrderChangesNoCurrentScore(
            @ForAll("fragments") List<Fragment> fragments,
            @ForAll long seed,
            @ForAll long otherSeed) {
        var table = new Table();
        run(Deliveries.shuffledWithDuplicates(fragments, seed), seed).forEach(table::write);
        run(Deliveries.shuffledWithDuplicates(fragments, otherSeed), otherSeed)
                .forEach(table::write);
        assertThat(table.current()).isEqualTo(atOnce(fragments));
    }

    @Property(tries = 500)
    void scoresThatAreSentAgainInTheirOrderAreNeverCurrentAgain(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        var table = new Table();
        List<Score> scores = run(Deliveries.shuffledWithDuplicates(fragments, seed), seed);
        scores.forEach(table::write);
        for (Score score : scores) {
            table.write(score);
            assertThat(table.current()).isEqualTo(atOnce(fragments));
        }
    }

    private static Set<String> atOnce(List<Fragment> fragments) {
        var table = new Table();
        run(fragments, 0).forEach(table::write);
        return table.current();
    }

    /** Puts out now and then, as timers would, and completes now and then. */
    private static List<Score> run(List<Fragment> fragments, long seed) {
        var random = new Random(seed);
        var state = new TraceState();
        var assembler = new TraceAssembler(LIMIT);
        var scores = new ArrayList<Score>();
        for (Fragment fragment : fragments) {
            assembler.add(state, fragment);
            if (seed != 0 && random.nextInt(3) == 0) {
                boolean complete = random.nextInt(4) == 0;
                score(complete ? assembler.complete(state) : assembler.putOut(state), scores);
            }
        }
        score(assembler.complete(state), scores);
        return scores;
    }

    private static void score(Assembled assembled, List<Score> scores) {
        assembled.observations().forEach(observation -> SCORER.score(observation, scores::add));
        if (assembled.trace() != null) {
            SCORER.score(assembled.trace(), scores::add);
        }
    }

    /** What the table of scores does, one score at a time. */
    private static final class Table {
        private record Key(String observationId, String rule, String scoreId) {}

        private record Row(ContentOrder order, boolean current) {}

        private final Map<Key, Row> rows = new HashMap<>();

        void write(Score score) {
            if (score.isWithdrawal()) {
                withdraw(score);
                return;
            }
            var key = new Key(score.observationId(), score.rule(), score.scoreId());
            rows.replaceAll(
                    (other, row) ->
                            isRival(other, key) && row.order().compareTo(score.order()) <= 0
                                    ? new Row(row.order(), false)
                                    : row);
            Row stored = rows.get(key);
            if (stored == null || stored.order().compareTo(score.order()) <= 0) {
                boolean isNewest =
                        rows.entrySet().stream()
                                .noneMatch(e -> isRival(e.getKey(), key) && e.getValue().current());
                rows.put(key, new Row(score.order(), isNewest));
            }
        }

        private void withdraw(Score withdrawal) {
            rows.replaceAll(
                    (key, row) ->
                            key.observationId().equals(withdrawal.observationId())
                                            && row.order().compareTo(withdrawal.order()) < 0
                                    ? new Row(withdrawal.order(), false)
                                    : row);
        }

        private static boolean isRival(Key other, Key key) {
            return other.observationId().equals(key.observationId())
                    && other.rule().equals(key.rule())
                    && !other.scoreId().equals(key.scoreId());
        }

        Set<String> current() {
            var current = new TreeSet<String>();
            rows.forEach(
                    (key, row) -> {
                        if (row.current()) {
                            current.add(key.toString());
                        }
                    });
            return current;
        }
    }

    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return fragment().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<Fragment> fragment() {
        var ids = Arbitraries.of("a", "b", "c", "");
        var parents = Arbitraries.of("", "a", "b", "gone");
        var seconds = Arbitraries.longs().between(0, 6);
        var environments = Arbitraries.of("", "", "live", "test");
        var features = Arbitraries.of("", "", "faq", "titles");
        var words = Arbitraries.of("", "no", "longer");
        return Combinators.combine(ids, parents, seconds, environments, features, words)
                .as(CurrentScoresProperties::fragment);
    }

    private static Fragment fragment(
            String id,
            String parent,
            long second,
            String environment,
            String feature,
            String text) {
        if (id.isEmpty()) {
            return trace(second, change().in(environment, feature).from(second).done());
        }
        var said = span(ObservationType.GENERATION).under(parent).in(environment, feature);
        said.named(text.equals("no") ? "title" : "answer").answering(text).from(second);
        if (second > 2) {
            said.to(second);
        }
        return text.isEmpty() ? updated(id, second, said.done()) : created(id, second, said.done());
    }
}
