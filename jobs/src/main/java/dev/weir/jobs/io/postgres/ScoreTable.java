package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.TraceKey;
import dev.weir.jobs.io.postgres.Targets.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    private static final Incoming<Judged> INCOMING = new Incoming<>("score", ScoreColumns.all());

    /** What a later revision of a target withdraws can only be told from what is stored. */
    private static final Targets<Score> TARGETS =
            new Targets<>(
                    "score",
                    row -> new Target(row.project(), row.traceId(), row.observationId()),
                    row -> row.revision() > 1 || row.isWithdrawal());

    private static final String SAME_TARGET =
            "other.day = incoming.day AND other.project = incoming.project"
                    + " AND other.trace_id = incoming.trace_id"
                    + " AND other.observation_id = incoming.observation_id"
                    + " AND other.rule = incoming.rule"
                    + " AND other.source = incoming.source"
                    + " AND other.current AND other.score_id <> incoming.score_id";

    private static final String DEMOTE_OLDER =
            "UPDATE weir.score AS other SET current = false FROM "
                    + INCOMING.relation()
                    + " WHERE incoming.current AND "
                    + SAME_TARGET
                    + " AND (other.content_at, other.content_fragments)"
                    + " <= (incoming.content_at, incoming.content_fragments)";

    /** After {@link #DEMOTE_OLDER}, a score that is still current is one of newer content. */
    private static final String UPSERT =
            insertJudging(
                            "incoming.current AND NOT EXISTS (SELECT FROM weir.score AS other WHERE"
                                    + " "
                                    + SAME_TARGET
                                    + ")")
                    + " "
                    + Upsert.onConflict(
                            KEY,
                            INCOMING.columns(),
                            Map.of("revision", "greatest(stored.revision, EXCLUDED.revision)"))
                    + " WHERE "
                    + Upsert.IS_NEWER;

    /** The newest content of each target in the batch, and whether a withdrawal tells of it. */
    private static final String NEWEST =
            "(SELECT DISTINCT ON (day, project, trace_id, observation_id) day, project, trace_id,"
                    + " observation_id, content_at, content_fragments, score_id = '' AS withdraws"
                    + " FROM "
                    + INCOMING.relation()
                    + " WHERE source = 'EVALUATOR'"
                    + " ORDER BY day, project, trace_id, observation_id, content_at DESC,"
                    + " content_fragments DESC, withdraws DESC) AS newest";

    /**
     * Takes the current flag from what rules found in older content of a target, whichever rules
     * they were: those that judge the newest content may not be among them. What is withdrawn takes
     * over the order of the newer content, so that it stays behind when it is sent again. A
     * withdrawal settles all that is older; a score only what is current, so that writing it twice
     * changes nothing.
     */
    private static final String WITHDRAW =
            "UPDATE weir.score AS older SET current = false, content_at = newest.content_at,"
                    + " content_fragments = newest.content_fragments FROM "
                    + NEWEST
                    + " WHERE older.day = newest.day AND older.project = newest.project"
                    + " AND older.trace_id = newest.trace_id"
                    + " AND older.observation_id = newest.observation_id"
                    + " AND older.source = 'EVALUATOR' AND (older.current OR newest.withdraws)"
                    + " AND (older.content_at, older.content_fragments)"
                    + " < (newest.content_at, newest.content_fragments)";

    private static String insertJudging(String current) {
        return "INSERT INTO weir.score AS stored ("
                + INCOMING.names()
                + ") SELECT "
                + INCOMING.list(column -> column.name().equals("current") ? current : column.name())
                + " FROM "
                + INCOMING.relation()
                + " WHERE incoming.score_id <> ''";
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
        return new TraceDays<>(ScoreTable::dayKey, ScoreTable::firstDay);
    }

    /**
     * What is said of a trace may come before it, and days after. So it has a day of its own, that
     * of the first feedback on the trace, fixed under another key: it never fixes the trace's day.
     */
    private static TraceKey dayKey(Score score) {
        return score.source() == ScoreSource.EVALUATOR
                ? new TraceKey(score.project(), score.traceId())
                : new TraceKey(score.project(), "feedback/" + score.traceId());
    }

    private static Instant firstDay(Score score) {
        return score.source() == ScoreSource.EVALUATOR ? score.traceStart() : score.observedAt();
    }

    @Override
    public void write(Connection connection, List<Row<Score>> rows) throws SQLException {
        var split = TARGETS.split(connection, rows);
        INCOMING.insert(connection, judged(split.fresh(), Instant.now()));
        if (!split.known().isEmpty()) {
            INCOMING.stage(connection, judged(split.known(), Instant.now()));
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(DEMOTE_OLDER);
                statement.executeUpdate(UPSERT);
                statement.executeUpdate(WITHDRAW);
            }
        }
    }

    private static final Comparator<Score> BY_TARGET =
            Comparator.comparing(Score::project)
                    .thenComparing(Score::traceId)
                    .thenComparing(Score::observationId)
                    .thenComparing(Score::rule)
                    .thenComparing(Score::source);

    private static final Comparator<Score> BY_AGE =
            Comparator.comparing(Score::order, Orders.AS_STORED);

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
