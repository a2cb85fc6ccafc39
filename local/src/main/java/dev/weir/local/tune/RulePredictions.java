package dev.weir.local.tune;

import dev.weir.evaluators.engine.CompiledRules;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.redaction.Redactor;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.tuning.LabelledSpan;
import dev.weir.evaluators.tuning.Prediction;
import java.util.ArrayList;
import java.util.List;

/** What one rule says of cases; its selector is ignored, because the cases were chosen for it. */
final class RulePredictions {
    private static final String PII = "pii";
    private static final Finding NOT_JUDGED =
            Finding.skipped("the evaluator does not judge this type of observation");

    private final EvaluatorRule rule;
    private final Scorer scorer;
    private final Redactor redactor;

    RulePredictions(EvaluatorRule rule, EvaluatorRegistry registry, Redactor redactor) {
        var everywhere =
                new EvaluatorRule(
                        rule.id(),
                        rule.type(),
                        Selector.ALL,
                        rule.severity(),
                        rule.options(),
                        rule.optionsHash());
        this.rule = rule;
        this.scorer =
                new Scorer(CompiledRules.of(new RuleSet("tune", List.of(everywhere)), registry));
        this.redactor = redactor;
    }

    Prediction of(String id, Case target) {
        var scores = new ArrayList<Score>();
        scorer.score(target.redacted(), scores::add);
        if (target.trace() != null) {
            scorer.score(target.trace(), scores::add);
        }
        Prediction prediction =
                Prediction.of(id, scores.isEmpty() ? NOT_JUDGED : finding(scores.get(0)));
        return rule.type().equals(PII)
                ? new Prediction(
                        id, prediction.verdict(), prediction.value(), personal(target.raw()))
                : prediction;
    }

    private static Finding finding(Score score) {
        return new Finding(
                score.verdict(),
                score.value(),
                score.label(),
                score.explanation(),
                score.evidence());
    }

    /** Redacted text has nothing left to find: these spans are on the text as it was written. */
    private List<LabelledSpan> personal(Observation raw) {
        var spans = new ArrayList<LabelledSpan>();
        find("input", raw.inputText(), spans);
        find("output", raw.outputText(), spans);
        List<Document> context = raw.content().context();
        for (int i = 0; i < context.size(); i++) {
            find("context[" + i + "]", context.get(i).content(), spans);
        }
        return spans;
    }

    private void find(String field, String text, List<LabelledSpan> spans) {
        redactor.find(text)
                .forEach(
                        span ->
                                spans.add(
                                        new LabelledSpan(
                                                field,
                                                span.start(),
                                                span.end(),
                                                span.type().name())));
    }
}
