package dev.weir.evaluators.tuning;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a rule did on labelled cases.
 *
 * @param verdicts over all cases, as the rule stands
 * @param byGroup the same for each group of cases, if they have groups
 * @param spansByType for spans, when cases mark them
 * @param falsePerClean spans found per case in which none is marked; absent without such cases
 * @param auroc how well the values rank, whatever the threshold; absent when that cannot be told
 * @param best the threshold that would have been best; absent likewise
 * @param skipped cases that the rule did not judge: they count as not found
 * @param errors cases on which the rule proved faulty: they count as not found
 */
public record TuningReport(
        Figures verdicts,
        Map<String, Figures> byGroup,
        Map<String, Figures> spansByType,
        @Nullable Double falsePerClean,
        @Nullable Double auroc,
        @Nullable Threshold best,
        int skipped,
        int errors) {
    /** Spans of all types together. */
    public Figures spans() {
        return spansByType.values().stream().reduce(Figures.NONE, Figures::plus);
    }
}
