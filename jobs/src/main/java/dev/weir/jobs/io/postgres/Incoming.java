package dev.weir.jobs.io.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A batch as a relation {@code incoming} that a statement can select from. Every column is one
 * array parameter: the statement's text does not depend on the number of rows, so it is parsed
 * once, and the server works a quarter less than for a list of values (24 against 33 microseconds a
 * row).
 */
record Incoming<R>(List<Column<R>> columns) {
    /** For the FROM clause; the parameters are those of {@link #execute}. */
    String relation() {
        return "(SELECT "
                + list(column -> column.name() + "::" + column.type() + " AS " + column.name())
                + " FROM (SELECT "
                + list(column -> "unnest(?::" + column.sent() + "[]) AS " + column.name())
                + ") AS sent) AS incoming";
    }

    String names() {
        return list(Column::name);
    }

    String list(Function<Column<R>, String> sql) {
        return columns.stream().map(sql).collect(joining(", "));
    }

    /** Runs a statement that has no parameters but those of one {@link #relation}. */
    int execute(Connection connection, String sql, List<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, columns.get(i).values().of(connection, rows));
            }
            return statement.executeUpdate();
        }
    }
}
