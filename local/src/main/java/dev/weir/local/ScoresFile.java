package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Writes the current scores of a run as JSON lines, one a score, in a fixed order. */
final class ScoresFile {
    private static final int FETCH = 1_000;

    private static final String LINES =
            """
            SELECT json_build_object(
                       'scoreId', score_id, 'project', project, 'environment', environment,
                       'traceId', trace_id, 'observationId', nullif(observation_id, ''),
                       'sessionId', nullif(session_id, ''), 'rule', rule,
                       'evaluator', evaluator, 'evaluatorVersion', evaluator_version,
                       'rulesVersion', rules_version, 'revision', revision,
                       'verdict', verdict, 'value', value, 'label', nullif(label, ''),
                       'explanation', explanation, 'source', source, 'severity', severity,
                       'evidence', evidence, 'feature', nullif(feature, ''),
                       'model', nullif(model, ''), 'observedAt', observed_at,
                       'scoredAt', scored_at)::text
            FROM weir.score
            WHERE current AND scored_at >= ?
            ORDER BY project, trace_id, observation_id, rule, score_id
            """;

    private ScoresFile() {}

    static void write(Path file, PostgresConfig database, Instant since)
            throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                PreparedStatement query = connection.prepareStatement(LINES);
                BufferedWriter lines = Files.newBufferedWriter(file)) {
            // The driver reads in portions only within a transaction.
            connection.setAutoCommit(false);
            query.setFetchSize(FETCH);
            query.setTimestamp(1, Timestamp.from(since));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.write(row.getString(1));
                    lines.newLine();
                }
            }
        }
    }
}
