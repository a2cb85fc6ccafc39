package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.TraceKey;
import dev.weir.jobs.io.postgres.Targets.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Spans: facts in one table, text in another that fewer people may read. */
final class ObservationTable implements Table<Observation> {
    private static final List<String> KEY = List.of("day", "project", "trace_id", "observation_id");

    private static final Targets<Observation> IN_FACTS = targets("observation");

    /** Texts expire before facts do. */
    private static final Targets<Observation> IN_CONTENT = targets("observation_content");

    private static final Incoming<Row<Observation>> FACTS =
            new Incoming<>("observation", ObservationColumns.facts());

    private static final Incoming<Row<Observation>> CONTENT =
            new Incoming<>("observation_content", ObservationColumns.content());

    private static final Upsert<Row<Observation>> MERGE_FACTS =
            new Upsert<>(FACTS, KEY, ObservationMerge.updates(FACTS.columns()));

    private static final Upsert<Row<Observation>> MERGE_CONTENT =
            new Upsert<>(CONTENT, KEY, ObservationMerge.updates(CONTENT.columns()));

    @Override
    public String name() {
        return "observation";
    }

    @Override
    public Comparator<Observation> byKey() {
        return Comparator.comparing(Observation::project)
                .thenComparing(Observation::traceId)
                .thenComparing(Observation::observationId);
    }

    @Override
    public Comparator<Observation> byAge() {
        return Comparator.comparing(Observation::order, Orders.AS_STORED);
    }

    @Override
    public Days<Observation> days() {
        return new TraceDays<>(
                observation -> new TraceKey(observation.project(), observation.traceId()),
                Observation::traceStart);
    }

    @Override
    public long chars(Observation observation) {
        long chars = chars(observation.content().input()) + chars(observation.content().output());
        for (Document document : observation.content().context()) {
            chars += document.content().length();
        }
        for (ToolDefinition tool : observation.content().tools()) {
            chars += tool.description().length() + tool.parameters().length();
        }
        for (String value : observation.span().metadata().values()) {
            chars += value.length();
        }
        chars += observation.content().outputSchema().length();
        return chars;
    }

    private static long chars(List<Message> messages) {
        long chars = 0;
        for (Message message : messages) {
            for (Part part : message.parts()) {
                chars += part.text().length();
            }
        }
        return chars;
    }

    @Override
    public void write(Connection connection, List<Row<Observation>> rows) throws SQLException {
        var facts = IN_FACTS.split(connection, rows);
        FACTS.insert(connection, facts.fresh());
        MERGE_FACTS.execute(connection, facts.known());
        var content = IN_CONTENT.split(connection, rows);
        CONTENT.insert(connection, content.fresh());
        MERGE_CONTENT.execute(connection, content.known());
    }

    private static Targets<Observation> targets(String table) {
        return new Targets<>(
                table,
                row -> new Target(row.project(), row.traceId(), row.observationId()),
                unused -> false);
    }
}
