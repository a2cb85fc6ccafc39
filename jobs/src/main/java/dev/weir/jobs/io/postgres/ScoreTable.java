package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.TraceKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Judgements. Those of all revisions stay; of those of one target, rule and source, the one of the
 * newest content is current. A unique index guards that there is one at most, so two writers that
 * meet see one of them fail and try again.
 */
final class ScoreTable implements Table<Score> {
    private static final List<String> KEY =
            List.of("day", "project", "trace_id", "observation_id", "rule", "score_id");

    private static final List<Column<Judged>> COLUMNS = ScoreColumns.all();
    private static final Incoming<Judged> ALL = new Incoming<>(COLUMNS);
    private static final Incoming<Judged> ORDERS = new Incoming<>(ScoreColumns.orders());

    private static final String SAME_TARGET =
            "other.day = incoming.day AND other.project = incoming.project"
                    + " AND other.trace_id = incoming.trace_id"
                    + " AND other.observation_id = incoming.observation_id"
                    + " AND other.rule = incoming.rule"
                    + " AND other.source = incoming.source"
                    + " AND other.current AND other.score_id <> incoming.score_id";

    /** The common case, and the only one that has to be fast: nothing of this was ever judged. */
    private static final String INSERT_NEW = insert("incoming.current") + " ON CONFLICT DO NOTHING";

    private static final String DEMOTE_OLDER =
            "UPDATE weir.score AS other SET current = false FROM "
                    + ORDERS.relation()
                    + " WHERE "
                    + SAME_TARGET
                    + " AND (other.content_at, other.content_fragments)"
                    + " <= (incoming.content_at, incoming.content_fragments)";

    /** After {@link #DEMOTE_OLDER}, a score that is still current is one of newer content. */
    private static final String UPSERT =
            insert(
                            "incoming.current AND NOT EXISTS (SELECT FROM weir.score AS other WHERE"
                                    + " "
                                    + SAME_TARGET
                                    + ")")
                    + " "
                    + Upsert.onConflict(
                            KEY,
                            COLUMNS,
                            Map.of("revision", "greatest(stored.revision, EXCLUDED.revision)"))
                    + Upsert.UNLESS_OLDER;

    private static String insert(String current) {
        return "INSERT INTO weir.score AS stored ("
                + ALL.names()
                + ") SELECT "
                + ALL.list(column -> column.name().equals("current") ? current : column.name())
                + " FROM "
                + ALL.relation();
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Comparator<Score> byKey() {
        return BY_TARGET.thenComparing(Score::scoreId);
    }

    @Override
    public Comparator<Score> byAge() {
        return BY_AGE;
    }

    @Override
    public Days<Score> days() {
        return new TraceDays<>(
                score -> new TraceKey(score.project(), score.traceId()), Score::traceStart);
    }

    @Override
    public void write(Connection connection, List<Row<Score>> rows) throws SQLException {
        List<Judged> judged =
                judged(
                        rows.stream().filter(row -> !row.value().isWithdrawal()).toList(),
                        Instant.now());
        boolean allNew = ALL.execute(connection, INSERT_NEW, judged) == judged.size();
        if (!allNew) {
            List<Judged> newest = judged.stream().filter(Judged::current).toList();
            ORDERS.execute(connection, DEMOTE_OLDER, newest);
            ALL.execute(connection, UPSERT, judged);
        }
        // A target that was known before may also be known to rules that no longer select it.
        Withdrawals.execute(
                connection,
                allNew ? rows.stream().filter(row -> row.value().isWithdrawal()).toList() : rows);
    }

    private static final Comparator<Score> BY_TARGET =
            Comparator.comparing(Score::project)
                    .thenComparing(Score::traceId)
                    .thenComparing(Score::observationId)
                    .thenComparing(Score::rule)
                    .thenComparing(Score::source);

    static final Comparator<Score> BY_AGE = Comparator.comparing(Score::order, Orders.AS_STORED);

    /**
     * A score to be written.
     *
     * @param current whether it is the newest of its target, rule and source within the batch
     */
    record Judged(Row<Score> row, boolean current, Instant now) {
        Score score() {
            return row.value();
        }
    }

    /**
     * Rows of one target, rule and source are neighbours; the newest of them is a candidate for
     * current.
     */
    private static List<Judged> judged(List<Row<Score>> rows, Instant now) {
        var judged = new ArrayList<Judged>(rows.size());
        for (int from = 0; from < rows.size(); ) {
            Row<Score> newest = rows.get(from);
            int to = from + 1;
            while (to < rows.size()
                    && BY_TARGET.compare(rows.get(from).value(), rows.get(to).value()) == 0) {
                newest = newer(newest, rows.get(to));
                to++;
            }
            for (Row<Score> row : rows.subList(from, to)) {
                judged.add(new Judged(row, row.arrival() == newest.arrival(), now));
            }
            from = to;
        }
        return judged;
    }

    private static Row<Score> newer(Row<Score> one, Row<Score> other) {
        int age = BY_AGE.compare(one.value(), other.value());
        boolean otherIsNewer = age == 0 ? one.arrival() < other.arrival() : age < 0;
        return otherIsNewer ? other : one;
    }
}
