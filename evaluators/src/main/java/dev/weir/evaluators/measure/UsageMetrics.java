package dev.weir.evaluators.measure;

import dev.weir.evaluators.model.Consumption;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.evaluators.model.UsageMetric;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Usage changes as rows to be summed: what was counted before is taken back, then counted anew. */
public final class UsageMetrics {
    private UsageMetrics() {}

    /** The rows that a change adds; a row that takes back has negative sums. */
    public static List<UsageMetric> deltas(UsageChange change) {
        var deltas = new ArrayList<UsageMetric>(2);
        if (change.before() != null) {
            deltas.add(row(change.project(), change.before(), -1));
        }
        if (change.after() != null) {
            deltas.add(row(change.project(), change.after(), 1));
        }
        return deltas;
    }

    private static UsageMetric row(String project, Consumption of, int sign) {
        BigDecimal cost = of.costUsd() == null ? BigDecimal.ZERO : of.costUsd();
        return new UsageMetric(
                project,
                of.environment(),
                of.feature(),
                of.provider(),
                of.model(),
                of.at().truncatedTo(ChronoUnit.MINUTES),
                sign,
                of.errorType().isEmpty() ? 0 : sign,
                sign * of.usage().inputTokens(),
                sign * of.usage().outputTokens(),
                sign < 0 ? cost.negate() : cost);
    }

    /** The sum of two rows of the same minute and dimensions. */
    public static UsageMetric sum(UsageMetric one, UsageMetric other) {
        return new UsageMetric(
                one.project(),
                one.environment(),
                one.feature(),
                one.provider(),
                one.model(),
                one.minute(),
                one.requests() + other.requests(),
                one.errors() + other.errors(),
                one.inputTokens() + other.inputTokens(),
                one.outputTokens() + other.outputTokens(),
                one.costUsd().add(other.costUsd()));
    }
}
