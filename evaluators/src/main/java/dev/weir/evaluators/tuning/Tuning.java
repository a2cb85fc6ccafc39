package dev.weir.evaluators.tuning;

import dev.weir.evaluators.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rule's predictions measured against labels. */
public final class Tuning {
    /** One case: what was expected and what the rule said. */
    public record Outcome(LabelledCase<?> labelled, Prediction prediction) {
        boolean isPositive() {
            return labelled.expected() == Verdict.FAIL;
        }

        boolean isFound() {
            return prediction.verdict() == Verdict.FAIL;
        }

        @Nullable Double value() {
            return prediction.value();
        }
    }

    private Tuning() {}

    /** Cases that should be skipped or are expected to be faulty say nothing of the verdict. */
    public static TuningReport report(List<Outcome> outcomes, Measure measure) {
        List<Outcome> judged = outcomes.stream().filter(Tuning::isLabelled).toList();
        Figures all = Figures.NONE;
        var byGroup = new TreeMap<String, Figures>();
        for (Outcome outcome : judged) {
            Figures one = Figures.of(outcome.isPositive(), outcome.isFound());
            all = all.plus(one);
            if (!outcome.labelled().group().isEmpty()) {
                byGroup.merge(outcome.labelled().group(), one, Figures::plus);
            }
        }
        var search = ThresholdSearch.of(judged, measure);
        return new TuningReport(
                all,
                byGroup,
                spansByType(judged),
                falsePerClean(judged),
                search.auroc(),
                search.best(),
                count(judged, Verdict.SKIPPED),
                count(judged, Verdict.ERROR));
    }

    private static boolean isLabelled(Outcome outcome) {
        Verdict expected = outcome.labelled().expected();
        return expected == Verdict.PASS || expected == Verdict.FAIL;
    }

    private static Map<String, Figures> spansByType(List<Outcome> outcomes) {
        var byType = new TreeMap<String, Figures>();
        for (Outcome outcome : outcomes) {
            List<LabelledSpan> marked = outcome.labelled().spans();
            if (marked != null) {
                SpanMatching.of(marked, outcome.prediction().spans())
                        .forEach((type, figures) -> byType.merge(type, figures, Figures::plus));
            }
        }
        return byType;
    }

    private static @Nullable Double falsePerClean(List<Outcome> outcomes) {
        int clean = 0;
        int found = 0;
        for (Outcome outcome : outcomes) {
            List<LabelledSpan> marked = outcome.labelled().spans();
            if (marked != null && marked.isEmpty()) {
                clean++;
                found += SpanMatching.merged(outcome.prediction().spans()).size();
            }
        }
        return clean == 0 ? null : (Double) ((double) found / clean);
    }

    private static int count(List<Outcome> outcomes, Verdict verdict) {
        return (int) outcomes.stream().filter(o -> o.prediction().verdict() == verdict).count();
    }
}
