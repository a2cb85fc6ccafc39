package dev.weir.local;

import dev.weir.evaluators.model.Verdict;
import dev.weir.jobs.config.PostgresConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** New scores of live traffic, read from the database: what it does not hold is not shown. */
final class ScoreFeed implements AutoCloseable {
    /** Longer than a score may lie between judging and writing. */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    /** The day and the time of the target keep the search within the newest pages. */
    private static final String NEW =
            """
            SELECT s.score_id, s.scored_at, s.rule, s.verdict, s.severity, s.explanation,
                   s.feature, s.trace_id, coalesce(o.name, '') AS name
            FROM weir.score s
            LEFT JOIN weir.observation o USING (day, project, trace_id, observation_id)
            WHERE s.append_time >= ? AND s.scored_at >= ? AND s.observed_at >= ?
                  AND s.day >= (now() - interval '1 day')::date
            ORDER BY s.scored_at, s.score_id
            """;

    private static final String DEAD_LETTERS =
            "SELECT count(*) FROM weir.dead_letter WHERE source = 'kafka' AND topic = ?";

    /** A score as one line shows it. */
    record Shown(
            Instant at,
            String rule,
            Verdict verdict,
            String severity,
            String explanation,
            String target,
            String traceId) {}

    private final Connection connection;
    private final String topic;
    private final Instant since;
    private Set<String> seen = new HashSet<>();
    private Set<String> seenBefore = new HashSet<>();
    private Instant forgotAt;
    private Instant newest;

    private ScoreFeed(Connection connection, String topic, Instant since) {
        this.connection = connection;
        this.topic = topic;
        this.since = since;
        this.newest = since;
        this.forgotAt = since;
    }

    /** The scores of what was appended to that topic's Kafka from a moment on. */
    static ScoreFeed open(PostgresConfig database, String topic, Instant since)
            throws SQLException {
        Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setReadOnly(true);
        return new ScoreFeed(connection, topic, since);
    }

    /** Scores that were not there the last time, oldest first. */
    List<Shown> poll() throws SQLException {
        List<Shown> shown = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEW)) {
            query.setTimestamp(1, Timestamp.from(since));
            query.setTimestamp(2, Timestamp.from(newest.minus(OVERLAP)));
            query.setTimestamp(3, Timestamp.from(since.minus(OVERLAP)));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (isNew(row.getString("score_id"))) {
                        shown.add(shown(row));
                    }
                }
            }
        }
        shown.forEach(score -> newest = score.at().isAfter(newest) ? score.at() : newest);
        forget();
        return shown;
    }

    long deadLetters() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DEAD_LETTERS)) {
            query.setString(1, topic);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private boolean isNew(String scoreId) {
        return !seenBefore.contains(scoreId) && seen.add(scoreId);
    }

    /** Ids are kept for at least as long as their rows may be read again, and not for ever. */
    private void forget() {
        if (newest.isAfter(forgotAt.plus(OVERLAP.multipliedBy(2)))) {
            seenBefore = seen;
            seen = new HashSet<>();
            forgotAt = newest;
        }
    }

    private static Shown shown(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String feature = row.getString("feature");
        String target = name.isEmpty() ? "trace" : name;
        return new Shown(
                row.getTimestamp("scored_at").toInstant(),
                row.getString("rule"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("severity"),
                row.getString("explanation"),
                feature.isEmpty() || feature.equals(target) ? target : feature + " / " + target,
                row.getString("trace_id"));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Unavailable("the connection to PostgreSQL did not close", e);
        }
    }
}
