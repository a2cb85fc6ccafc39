package dev.weir.jobs.io.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Inserts rows, and replaces or updates those that are there already. */
final class Upsert<R> {
    /** Whether what comes in is at least as new as what is stored. */
    static final String IS_NEWER =
            "(EXCLUDED.content_at, EXCLUDED.content_fragments)"
                    + " >= (stored.content_at, stored.content_fragments)";

    private final Incoming<R> incoming;
    private final String sql;

    /**
     * @param updates what a column becomes when the row is there; others take the incoming value
     */
    Upsert(Incoming<R> incoming, List<String> key, Map<String, String> updates) {
        this.incoming = incoming;
        sql =
                "INSERT INTO weir."
                        + incoming.table()
                        + " AS stored ("
                        + incoming.names()
                        + ") SELECT "
                        + incoming.names()
                        + " FROM "
                        + incoming.relation()
                        + " "
                        + onConflict(key, incoming.columns(), updates)
                        + ", updated_at = now()";
    }

    static String onConflict(
            List<String> key, List<? extends Column<?>> columns, Map<String, String> updates) {
        return "ON CONFLICT ("
                + String.join(", ", key)
                + ") DO UPDATE SET "
                + columns.stream()
                        .map(Column::name)
                        .filter(name -> !key.contains(name))
                        .map(name -> name + " = " + updates.getOrDefault(name, "EXCLUDED." + name))
                        .collect(joining(", "));
    }

    void execute(Connection connection, List<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        incoming.stage(connection, rows);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
