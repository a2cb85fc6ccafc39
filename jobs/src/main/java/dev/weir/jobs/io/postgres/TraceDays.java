package dev.weir.jobs.io.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weir.evaluators.model.TraceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Keeps every row of a trace on one day, whatever start later fragments give it: the first writer
 * to meet a trace fixes its day in {@code weir.trace_day}, all others read it there.
 */
final class TraceDays<T> implements Days<T> {
    private static final int REMEMBERED = 100_000;

    /**
     * In key order, so that writers of the same new traces wait for each other, not in a circle.
     */
    private static final String PROPOSE =
            "INSERT INTO weir.trace_day (project, trace_id, day)"
                    + " SELECT project, trace_id, day::date"
                    + " FROM unnest(?::text[], ?::text[], ?::text[])"
                    + " AS proposed (project, trace_id, day)"
                    + " ON CONFLICT DO NOTHING";

    private static final String READ =
            "SELECT fixed.project, fixed.trace_id, fixed.day"
                    + " FROM unnest(?::text[], ?::text[]) AS asked (project, trace_id)"
                    + " JOIN weir.trace_day AS fixed USING (project, trace_id)";

    private static final Comparator<TraceKey> BY_KEY =
            Comparator.comparing(TraceKey::project).thenComparing(TraceKey::traceId);

    private final Function<T, TraceKey> trace;
    private final Function<T, Instant> traceStart;
    private final Partitions partitions = new Partitions();

    /** The executor is the caller: a pool's thread would outlive the job's class loader. */
    private final Cache<TraceKey, LocalDate> days =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

    TraceDays(Function<T, TraceKey> trace, Function<T, Instant> traceStart) {
        this.trace = trace;
        this.traceStart = traceStart;
    }

    @Override
    public List<Row<T>> assign(Connection connection, List<Row<T>> rows) throws SQLException {
        List<TraceKey> traces = traces(rows);
        Map<TraceKey, LocalDate> assigned = new HashMap<>();
        Map<TraceKey, LocalDate> unknown = new TreeMap<>(BY_KEY);
        for (int i = 0; i < traces.size(); i++) {
            if (i > 0 && traces.get(i).equals(traces.get(i - 1))) {
                continue;
            }
            LocalDate day = days.getIfPresent(traces.get(i));
            if (day == null) {
                Instant start = traceStart.apply(rows.get(i).value());
                unknown.putIfAbsent(traces.get(i), Days.utc(start));
            } else {
                assigned.put(traces.get(i), day);
            }
        }
        if (!unknown.isEmpty()) {
            Map<TraceKey, LocalDate> fixed = fix(connection, unknown);
            days.putAll(fixed);
            assigned.putAll(fixed);
        }
        return dated(connection, rows, traces, assigned);
    }

    @Override
    public void forget() {
        days.invalidateAll();
        partitions.forget();
    }

    /** The trace of each row. Rows of one trace stand together, and share one key. */
    private List<TraceKey> traces(List<Row<T>> rows) {
        var traces = new ArrayList<TraceKey>(rows.size());
        TraceKey told = null;
        TraceKey key = null;
        for (Row<T> row : rows) {
            TraceKey tells = trace.apply(row.value());
            if (key == null || !tells.equals(told)) {
                told = tells;
                key = storable(tells);
            }
            traces.add(key);
        }
        return traces;
    }

    private List<Row<T>> dated(
            Connection connection,
            List<Row<T>> rows,
            List<TraceKey> traces,
            Map<TraceKey, LocalDate> assigned)
            throws SQLException {
        var dated = new ArrayList<Row<T>>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            boolean asBefore = i > 0 && traces.get(i).equals(traces.get(i - 1));
            LocalDate day = asBefore ? dated.get(i - 1).day() : assigned.get(traces.get(i));
            dated.add(rows.get(i).on(Objects.requireNonNull(day, "a trace without a day")));
        }
        partitions.ensure(connection, dated);
        return dated;
    }

    private static Map<TraceKey, LocalDate> fix(
            Connection connection, Map<TraceKey, LocalDate> proposed) throws SQLException {
        try (PreparedStatement propose = connection.prepareStatement(PROPOSE)) {
            Texts.set(propose, 1, proposed.keySet(), TraceKey::project);
            Texts.set(propose, 2, proposed.keySet(), TraceKey::traceId);
            Texts.set(propose, 3, proposed.values(), LocalDate::toString);
            if (propose.executeUpdate() == proposed.size()) {
                return proposed;
            }
        }
        return read(connection, proposed.keySet());
    }

    private static Map<TraceKey, LocalDate> read(Connection connection, Set<TraceKey> traces)
            throws SQLException {
        var fixed = new HashMap<TraceKey, LocalDate>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            Texts.set(read, 1, traces, TraceKey::project);
            Texts.set(read, 2, traces, TraceKey::traceId);
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    var key = new TraceKey(found.getString(1), found.getString(2));
                    fixed.put(key, found.getObject(3, LocalDate.class));
                }
            }
        }
        return fixed;
    }

    private static TraceKey storable(TraceKey key) {
        return new TraceKey(Text.storable(key.project()), Text.storable(key.traceId()));
    }
}
