package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What no order or time of arrival, no restart and no way to run may change in the database. */
public final class Rows {
    public static final String CURRENT_SCORES =
            """
            SELECT (to_jsonb(s) - ARRAY['revision', 'scored_at', 'append_time'])::text
            FROM weir.score s WHERE current
            """;

    public static final String OBSERVATIONS =
            """
            SELECT (to_jsonb(o) - ARRAY['revision', 'updated_at', 'append_time'])::text
            FROM weir.observation o
            """;

    public static final String CONTENTS =
            "SELECT (to_jsonb(c) - 'updated_at')::text FROM weir.observation_content c";

    /** Where a record was refused differs, what was wrong with it does not. */
    public static final String REFUSALS =
            "SELECT DISTINCT reason || ': ' || detail || ': ' || excerpt FROM weir.dead_letter";

    private Rows() {}

    /** The first column, in order. */
    public static List<String> of(String query, PostgresConfig database) {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            Collections.sort(rows);
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("cannot read " + query, e);
        }
    }
}
