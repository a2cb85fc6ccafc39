package dev.weir.bench;

import dev.weir.jobs.config.PostgresConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL really holds. */
record RowCounts(long traces, long observations, long scores, long deadLetters) {
    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM (SELECT DISTINCT project, trace_id
                                          FROM weir.observation) AS traces),
                   (SELECT count(*) FROM weir.observation),
                   (SELECT count(*) FROM weir.score),
                   (SELECT count(*) FROM weir.dead_letter)
            """;

    static RowCounts read(PostgresConfig database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new RowCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    RowCounts minus(RowCounts before) {
        return new RowCounts(
                traces - before.traces,
                observations - before.observations,
                scores - before.scores,
                deadLetters - before.deadLetters);
    }
}
