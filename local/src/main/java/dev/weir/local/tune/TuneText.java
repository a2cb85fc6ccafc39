package dev.weir.local.tune;

import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.tuning.Figures;
import dev.weir.evaluators.tuning.Measure;
import dev.weir.evaluators.tuning.Threshold;
import dev.weir.evaluators.tuning.TuningReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tuning report in aligned columns; a figure that is not defined is a dash. */
final class TuneText {
    private static final String ROW = "%-22s %6s %6s %10s %8s %8s %8s%n";

    private final StringBuilder text = new StringBuilder();
    private final Measure measure;

    TuneText(EvaluatorRule rule, Measure measure, int cases) {
        this.measure = measure;
        line("Rule %s (%s), %,d cases%n%n", rule.id(), rule.type(), cases);
    }

    void add(TuningReport report) {
        head("Verdicts");
        row("all", report.verdicts());
        report.byGroup().forEach(this::row);
        if (report.skipped() + report.errors() > 0) {
            line("%nskipped %,d, error %,d: not found%n", report.skipped(), report.errors());
        }
        line("%nAUROC %s%n", shown(report.auroc()));
        threshold(report.best());
        if (!report.spansByType().isEmpty()) {
            line("%n");
            head("Spans (IoU >= 0.9)");
            row("all", report.spans());
            report.spansByType().forEach(this::row);
        }
        if (report.falsePerClean() != null) {
            line("%nfalse spans per clean case %s%n", shown(report.falsePerClean()));
        }
    }

    void addInvalid(int count, List<String> some) {
        if (count > 0) {
            line("%n%,d lines are no cases and were left out, such as%n", count);
            some.forEach(each -> text.append("  ").append(each).append(System.lineSeparator()));
        }
    }

    private void threshold(@Nullable Threshold best) {
        if (best == null) {
            line("best threshold: not to be told from these cases%n");
            return;
        }
        line(
                "best threshold %s (95 %%: %s to %s), FAIL %s; %s there %s (95 %%: %s to %s)%n",
                shown(best.value()),
                shown(best.valueInterval().low()),
                shown(best.valueInterval().high()),
                best.failsFrom() ? "from it up" : "below it",
                measure,
                shown(best.score()),
                shown(best.scoreInterval().low()),
                shown(best.scoreInterval().high()));
    }

    private void head(String title) {
        line(ROW, title, "cases", "FAIL", "precision", "recall", "F1", "F2");
    }

    private void row(String name, Figures figures) {
        line(
                ROW,
                "  " + name,
                figures.cases(),
                figures.positives(),
                shown(figures.precision()),
                shown(figures.recall()),
                shown(figures.f1()),
                shown(figures.f2()));
    }

    private static String shown(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
