package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the current flag from what rules found in older content of a target, whichever rules they
 * were: the one that judges the newest content may not be among them.
 *
 * <p>What is withdrawn takes over the order of the content that withdrew it. So the same score,
 * when it is sent again, is older than what is stored and does not become current again.
 */
final class Withdrawals {
    private static final Comparator<Score> BY_TARGET =
            Comparator.comparing(Score::project)
                    .thenComparing(Score::traceId)
                    .thenComparing(Score::observationId);

    private static final Incoming<Row<Score>> TARGETS =
            new Incoming<>(
                    List.of(
                            Column.day("day", Row::day),
                            Column.text("project", row -> row.value().project()),
                            Column.text("trace_id", row -> row.value().traceId()),
                            Column.text("observation_id", row -> row.value().observationId()),
                            Column.time("content_at", row -> row.value().order().at()),
                            Column.integer(
                                    "content_fragments", row -> row.value().order().fragments()),
                            Column.flag("withdraws", row -> row.value().isWithdrawal())));

    private static final String WITHDRAW =
            "UPDATE weir.score AS older SET current = false,"
                    + " content_at = incoming.content_at,"
                    + " content_fragments = incoming.content_fragments FROM "
                    + TARGETS.relation()
                    + " WHERE older.day = incoming.day AND older.project = incoming.project"
                    + " AND older.trace_id = incoming.trace_id"
                    + " AND older.observation_id = incoming.observation_id"
                    + " AND older.source = 'EVALUATOR'"
                    + " AND (older.current OR incoming.withdraws)"
                    + " AND (older.content_at, older.content_fragments)"
                    + " < (incoming.content_at, incoming.content_fragments)";

    private Withdrawals() {}

    /**
     * Withdraws what is older than these rows, which are in the order of their keys. A withdrawal
     * settles all of it; a score only what is current, so that writing it twice changes nothing.
     */
    static void execute(Connection connection, List<Row<Score>> rows) throws SQLException {
        List<Row<Score>> newest = newestOfEachTarget(rows);
        if (!newest.isEmpty()) {
            TARGETS.execute(connection, WITHDRAW, newest);
        }
    }

    private static List<Row<Score>> newestOfEachTarget(List<Row<Score>> rows) {
        var newest = new ArrayList<Row<Score>>();
        for (Row<Score> row : rows) {
            if (row.value().source() != ScoreSource.EVALUATOR) {
                continue;
            }
            int last = newest.size() - 1;
            if (last < 0 || BY_TARGET.compare(newest.get(last).value(), row.value()) != 0) {
                newest.add(row);
            } else if (ScoreTable.BY_AGE.compare(newest.get(last).value(), row.value()) < 0) {
                newest.set(last, row);
            }
        }
        return newest;
    }
}
