package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.UsageMetric;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Totals of a minute: those that come later replace the earlier. */
final class UsageMetricTable implements Table<UsageMetric> {
    private static final Upsert<Row<UsageMetric>> UPSERT =
            new Upsert<>(
                    new Incoming<>(
                            "usage_metric",
                            List.of(
                                    Column.text("project", row -> row.value().project()),
                                    Column.text("environment", row -> row.value().environment()),
                                    Column.text("feature", row -> row.value().feature()),
                                    Column.text("provider", row -> row.value().provider()),
                                    Column.text("model", row -> row.value().model()),
                                    Column.time("minute", row -> row.value().minute()),
                                    Column.bigint("requests", row -> row.value().requests()),
                                    Column.bigint("errors", row -> row.value().errors()),
                                    Column.bigint("input_tokens", row -> row.value().inputTokens()),
                                    Column.bigint(
                                            "output_tokens", row -> row.value().outputTokens()),
                                    Column.decimal("cost_usd", row -> row.value().costUsd()))),
                    List.of("project", "environment", "feature", "provider", "model", "minute"),
                    Map.of());

    @Override
    public String name() {
        return "usage_metric";
    }

    @Override
    public Comparator<UsageMetric> byKey() {
        return Comparator.comparing(UsageMetric::project)
                .thenComparing(UsageMetric::environment)
                .thenComparing(UsageMetric::feature)
                .thenComparing(UsageMetric::provider)
                .thenComparing(UsageMetric::model)
                .thenComparing(UsageMetric::minute);
    }

    @Override
    public Days<UsageMetric> days() {
        return Days.none();
    }

    @Override
    public void write(Connection connection, List<Row<UsageMetric>> rows) throws SQLException {
        UPSERT.execute(connection, rows);
    }
}
