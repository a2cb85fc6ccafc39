package dev.weir.evaluators.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.Targets;
import dev.weir.evaluators.evaluator.TraceEvaluator;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.Verdict;
import dev.weir.evaluators.rules.RulesDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScorerTest {
    record None() {}

    private static final Observation ANSWER = Targets.generation("four");

    private record Judge(Function<Observation, Finding> judgement) implements ObservationEvaluator {
        @Override
        public Finding evaluate(Observation observation) {
            return judgement.apply(observation);
        }
    }

    private record TraceJudge() implements TraceEvaluator {
        @Override
        public Finding evaluate(Trace trace) {
            return Finding.pass(trace.observations().size());
        }
    }

    private static Finding endless(int depth) {
        return depth < 0 ? Finding.pass(depth) : endless(depth + 1).labelled("");
    }

    private static Finding spanning(int start, int end, String field) {
        return Finding.pass(1).with(new Evidence(field, start, end, "kind", ""));
    }

    private static final EvaluatorRegistry REGISTRY =
            EvaluatorRegistry.builder()
                    .add(
                            "length",
                            None.class,
                            o -> new Judge(x -> Finding.pass(x.outputText().length())))
                    .add("traces", None.class, o -> new TraceJudge())
                    .add("throws", None.class, o -> new Judge(ScorerTest::refuse))
                    .add("endless", None.class, o -> new Judge(x -> endless(0)))
                    .add("nan", None.class, o -> new Judge(x -> Finding.pass(Double.NaN)))
                    .add("far", None.class, o -> new Judge(x -> spanning(2, 5, "output")))
                    .add("back", None.class, o -> new Judge(x -> spanning(3, 2, "output")))
                    .add(
                            "nowhere",
                            None.class,
                            o -> new Judge(x -> spanning(0, 1, "tool-calls[0]")))
                    .add("within", None.class, o -> new Judge(x -> spanning(2, 4, "output")))
                    .build();

    private static Finding refuse(Observation observation) {
        throw new IllegalStateException("cannot read: " + observation.outputText());
    }

    private static Scorer scorer(String rules) {
        var parser = new RuleSetParser(REGISTRY, name -> null);
        try {
            String text = "version: '7'\nevaluators: " + rules;
            return new Scorer(
                    CompiledRules.of(parser.parse(RulesDocument.of("test", text)), REGISTRY));
        } catch (InvalidRules e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Score> scores(String rules, Observation observation) {
        var scores = new ArrayList<Score>();
        scorer(rules).score(observation, scores::add);
        return scores;
    }

    private static Score only(String rule) {
        List<Score> scores = scores("[{ id: r, type: " + rule + " }]", ANSWER);
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    @Test
    void stampsTheTargetAndTheRuleOnTheScore() {
        Score score = scores("[{ id: r, type: length, severity: critical }]", ANSWER).get(0);
        assertThat(score.project()).isEqualTo("demo");
        assertThat(score.traceId()).isEqualTo("t-1");
        assertThat(score.observationId()).isEqualTo("o-1");
        assertThat(score.rule()).isEqualTo("r");
        assertThat(score.evaluator()).isEqualTo("length");
        assertThat(score.evaluatorVersion()).isEqualTo("1");
        assertThat(score.rulesVersion()).isEqualTo("7");
        assertThat(score.revision()).isEqualTo(1);
        assertThat(score.verdict()).isEqualTo(Verdict.PASS);
        assertThat(score.value()).isEqualTo(4.0);
        assertThat(score.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(score.source()).isEqualTo(ScoreSource.EVALUATOR);
        assertThat(score.observedAt()).isEqualTo(Targets.AT);
        assertThat(score.order()).isEqualTo(ANSWER.order());
        assertThat(score.scoredAt()).isNull();
        assertThat(score.scoreId()).hasSize(32);
    }

    @Test
    void theIdIsThatOfContentAndRuleAndNothingElse() {
        String id = only("length").scoreId();
        assertThat(only("length").scoreId()).isEqualTo(id);
        assertThat(only("length, severity: info").scoreId()).isEqualTo(id);
        assertThat(only("within").scoreId()).isNotEqualTo(id);
        assertThat(scores("[{ id: other, type: length }]", ANSWER).get(0).scoreId())
                .isNotEqualTo(id);
        assertThat(
                        scores("[{ id: r, type: length }]", Targets.generation("five!"))
                                .get(0)
                                .scoreId())
                .isNotEqualTo(id);
    }

    @Test
    void judgesOnlyWhatTheRuleSelects() {
        assertThat(scores("[{ id: r, type: length, on: { feature: faq } }]", ANSWER)).isEmpty();
        assertThat(scores("[{ id: r, type: length, on: { project: de* } }]", ANSWER)).hasSize(1);
    }

    @Test
    void judgesOnlyTypesThatTheEvaluatorIsFor() {
        Observation tool =
                Targets.observation("o-2", Targets.span(ObservationType.TOOL, Content.EMPTY));
        assertThat(scores("[{ id: r, type: length }]", tool)).isEmpty();
        assertThat(scores("[{ id: r, type: traces }]", ANSWER)).isEmpty();
    }

    @Test
    void judgesTracesAsAWhole() {
        var scores = new ArrayList<Score>();
        scorer("[{ id: r, type: traces }, { id: s, type: length }]")
                .score(Targets.trace(List.of(ANSWER, ANSWER)), scores::add);
        assertThat(scores)
                .singleElement()
                .satisfies(
                        score -> {
                            assertThat(score.observationId()).isEmpty();
                            assertThat(score.value()).isEqualTo(2.0);
                        });
    }

    @Test
    void theFirstContentOfATargetWithdrawsNothing() {
        assertThat(scores("[{ id: r, type: length }]", ANSWER)).noneMatch(Score::isWithdrawal);
    }

    @Test
    void aRevisionWithdrawsWhatWasFoundInOlderContentBesideItsOwnScores() {
        Observation revised = revised(ANSWER);
        assertThat(scores("[{ id: r, type: length }]", revised))
                .extracting(Score::rule, Score::isWithdrawal)
                .containsExactly(tuple("r", false), tuple("", true));
        assertThat(scores("[{ id: r, type: length, on: { feature: faq } }]", revised))
                .containsExactly(
                        Score.withdrawal(
                                "demo", "t-1", "o-1", 2, revised.order(), revised.traceStart()));
    }

    @Test
    void aRevisedTraceWithdrawsScoresOfTheTraceAlone() {
        Trace first = Targets.trace(List.of(ANSWER));
        Trace revised =
                new Trace(
                        first.project(),
                        first.traceId(),
                        2,
                        first.name(),
                        first.attribution(),
                        first.metadata(),
                        first.observations(),
                        first.contentHash(),
                        first.order(),
                        first.eventTime(),
                        first.traceStart(),
                        first.appendTime());
        var scores = new ArrayList<Score>();
        scorer("[{ id: s, type: length }]").score(revised, scores::add);
        assertThat(scores)
                .containsExactly(
                        Score.withdrawal("demo", "t-1", "", 2, first.order(), first.traceStart()));
    }

    private static Observation revised(Observation first) {
        return new Observation(
                first.project(),
                first.traceId(),
                first.observationId(),
                2,
                first.span(),
                first.contentHash(),
                first.order(),
                first.eventTime(),
                first.traceStart(),
                first.appendTime());
    }

    @Test
    void aFaultyEvaluatorGivesAnErrorAndTheOthersRunOn() {
        List<Score> scores =
                scores("[{ id: bad, type: throws }, { id: good, type: length }]", ANSWER);
        assertThat(scores).extracting(Score::verdict).containsExactly(Verdict.ERROR, Verdict.PASS);
        assertThat(scores.get(0).explanation())
                .isEqualTo("rule bad is faulty: IllegalStateException")
                .doesNotContain("four");
    }

    @Test
    void anEndlessRecursionIsAFaultOfTheRule() {
        assertThat(only("endless").explanation()).isEqualTo("rule r is faulty: StackOverflowError");
    }

    @Test
    void aFindingThatCannotBeStoredOrShownIsAFaultOfTheRule() {
        assertThat(only("nan").explanation()).isEqualTo("rule r is faulty: the value is NaN");
        assertThat(only("far").explanation())
                .isEqualTo("rule r is faulty: evidence 2 to 5 is not inside output");
        assertThat(only("back").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(only("nowhere").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(only("within").verdict()).isEqualTo(Verdict.PASS);
    }
}
