package dev.weir.jobs.io.postgres;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells rows of spans and traces that a table has never seen from the others. Most are new, and new
 * rows can be copied in for half of what it costs to merge them.
 *
 * @param mustMerge rows that are never copied, nor any other of the same target
 */
record Targets<T>(String table, Function<T, Target> of, Predicate<T> mustMerge) {
    /** What rows are about; the observation's id is empty for a trace as a whole. */
    record Target(String project, String traceId, String observationId) {}

    /** A batch in two parts, each in the order it came in. */
    record Split<T>(List<Row<T>> fresh, List<Row<T>> known) {}

    private record DatedTarget(Target target, LocalDate day) {}

    Split<T> split(Connection connection, List<Row<T>> rows) throws SQLException {
        List<DatedTarget> targets = targets(rows);
        Set<DatedTarget> asked = new LinkedHashSet<>(targets);
        Set<DatedTarget> known = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (mustMerge.test(rows.get(i).value())) {
                known.add(targets.get(i));
            }
        }
        asked.removeAll(known);
        known.addAll(there(connection, asked));
        var split = new Split<T>(new ArrayList<>(rows.size()), new ArrayList<>());
        for (int i = 0; i < rows.size(); i++) {
            (known.contains(targets.get(i)) ? split.known() : split.fresh()).add(rows.get(i));
        }
        return split;
    }

    /** The target of each row. Rows of one target stand together, and share one value. */
    private List<DatedTarget> targets(List<Row<T>> rows) {
        var targets = new ArrayList<DatedTarget>(rows.size());
        Target told = null;
        for (Row<T> row : rows) {
            Target tells = of.apply(row.value());
            DatedTarget last = targets.isEmpty() ? null : targets.get(targets.size() - 1);
            if (last == null || !tells.equals(told) || !row.day().equals(last.day())) {
                told = tells;
                last = new DatedTarget(storable(tells), row.day());
            }
            targets.add(last);
        }
        return targets;
    }

    private static Target storable(Target target) {
        return new Target(
                Text.storable(target.project()),
                Text.storable(target.traceId()),
                Text.storable(target.observationId()));
    }

    /** Day by day, so that the server picks one partition for a statement, not for each target. */
    private Set<DatedTarget> there(Connection connection, Set<DatedTarget> asked)
            throws SQLException {
        Map<LocalDate, List<DatedTarget>> byDay =
                asked.stream().collect(groupingBy(DatedTarget::day));
        var there = new HashSet<DatedTarget>();
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            for (var day : byDay.entrySet()) {
                statement.setObject(4, day.getKey());
                there.addAll(there(statement, day.getValue()));
            }
        }
        return there;
    }

    private static List<DatedTarget> there(PreparedStatement statement, List<DatedTarget> asked)
            throws SQLException {
        Texts.set(statement, 1, asked, each -> each.target().project());
        Texts.set(statement, 2, asked, each -> each.target().traceId());
        Texts.set(statement, 3, asked, each -> each.target().observationId());
        var there = new ArrayList<DatedTarget>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                there.add(asked.get(found.getInt(1) - 1));
            }
        }
        return there;
    }

    private String sql() {
        return "SELECT asked.place"
                + " FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY"
                + " AS asked (project, trace_id, observation_id, place)"
                + " WHERE EXISTS (SELECT FROM weir."
                + table
                + " AS stored WHERE stored.trace_id = asked.trace_id"
                + " AND stored.observation_id = asked.observation_id"
                + " AND stored.project = asked.project AND stored.day = ?)";
    }
}
