package dev.weir.evaluators.engine;

import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.Verdict;
import dev.weir.evaluators.rules.EvaluatorRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs every rule that selects a target, guards each, and stamps its finding as a {@link Score}. A
 * revised target also withdraws what was found in its earlier content.
 *
 * <p>The one place that catches what an evaluator throws: a faulty rule gives the verdict {@code
 * ERROR} and does not keep the others from running. {@code scoredAt} is left to the caller, who has
 * a clock.
 */
public final class Scorer {
    private final CompiledRules rules;

    public Scorer(CompiledRules rules) {
        this.rules = rules;
    }

    /** The version of the rules that it runs. */
    public String version() {
        return rules.version();
    }

    public void score(Observation observation, Consumer<Score> scores) {
        Target target = Target.of(observation);
        for (var compiled : rules.rulesFor(observation.type())) {
            if (compiled.rule().on().matches(observation)) {
                var evaluator = compiled.evaluator();
                Finding finding =
                        guarded(
                                compiled.rule(),
                                () -> evaluator.evaluate(observation),
                                found -> FindingCheck.fault(found, observation));
                scores.accept(stamp(compiled.rule(), evaluator, target, finding));
            }
        }
        withdrawOlder(target, scores);
    }

    public void score(Trace trace, Consumer<Score> scores) {
        Target target = Target.of(trace);
        for (var compiled : rules.traceRules()) {
            if (compiled.rule().on().matches(trace)) {
                var evaluator = compiled.evaluator();
                Finding finding =
                        guarded(
                                compiled.rule(),
                                () -> evaluator.evaluate(trace),
                                FindingCheck::fault);
                scores.accept(stamp(compiled.rule(), evaluator, target, finding));
            }
        }
        withdrawOlder(target, scores);
    }

    /**
     * Which rules had selected an earlier revision is not known here, and they may have changed
     * since: so every revision but the first withdraws.
     */
    private static void withdrawOlder(Target target, Consumer<Score> scores) {
        if (target.revision() > 1) {
            scores.accept(target.withdrawal());
        }
    }

    /** Reports the class of what was thrown, never its message, which may quote the text. */
    private static Finding guarded(
            EvaluatorRule rule, Supplier<Finding> evaluation, Function<Finding, String> check) {
        try {
            Finding finding = evaluation.get();
            String fault = check.apply(finding);
            return fault.isEmpty() ? finding : error(rule, fault);
        } catch (RuntimeException | StackOverflowError e) {
            return error(rule, e.getClass().getSimpleName());
        }
    }

    private static Finding error(EvaluatorRule rule, String fault) {
        return new Finding(
                Verdict.ERROR, null, "", "rule " + rule.id() + " is faulty: " + fault, List.of());
    }

    private Score stamp(EvaluatorRule rule, Evaluator evaluator, Target target, Finding finding) {
        Attribution attribution = target.attribution();
        return new Score(
                Hashes.of(
                        target.project(),
                        target.traceId(),
                        target.observationId(),
                        rule.id(),
                        rule.type(),
                        evaluator.version(),
                        rule.optionsHash(),
                        target.contentHash()),
                target.project(),
                attribution.environment(),
                target.traceId(),
                target.observationId(),
                attribution.sessionId(),
                attribution.userKey(),
                rule.id(),
                rule.type(),
                evaluator.version(),
                rules.version(),
                target.revision(),
                finding.verdict(),
                finding.value(),
                finding.label(),
                finding.explanation(),
                ScoreSource.EVALUATOR,
                rule.severity(),
                finding.evidence(),
                attribution.feature(),
                target.model(),
                target.order(),
                target.eventTime(),
                target.traceStart(),
                target.appendTime(),
                null);
    }
}
