package dev.weir.jobs.io.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A batch on its way into a table, by COPY: into the table itself, or beside it to be merged. */
record Incoming<R>(String table, List<Column<R>> columns) {
    private static final int EXPECTED_BYTES_OF_A_ROW = 512;

    /** For the FROM clause of a statement that merges what was staged. */
    String relation() {
        return "incoming_" + table + " AS incoming";
    }

    String names() {
        return list(Column::name);
    }

    String list(Function<Column<R>, String> sql) {
        return columns.stream().map(sql).collect(joining(", "));
    }

    /** For rows that are not there: half the work of merging them. */
    void insert(Connection connection, List<R> rows) throws SQLException {
        if (!rows.isEmpty()) {
            copy(connection, "weir." + table, rows);
        }
    }

    /** Until the end of the transaction the rows are in {@link #relation}. */
    void stage(Connection connection, List<R> rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE IF NOT EXISTS incoming_"
                            + table
                            + " ON COMMIT DELETE ROWS AS SELECT "
                            + names()
                            + " FROM weir."
                            + table
                            + " WITH NO DATA");
        }
        copy(connection, "pg_temp.incoming_" + table, rows);
    }

    private void copy(Connection connection, String into, List<R> rows) throws SQLException {
        CopyRows copied = copied(rows);
        PGConnection driver =
                Objects.requireNonNull(connection.unwrap(PGConnection.class), "not PostgreSQL");
        CopyIn copy =
                driver.getCopyAPI()
                        .copyIn("COPY " + into + " (" + names() + ") FROM STDIN (FORMAT binary)");
        try {
            copy.writeToCopy(copied.bytes(), 0, copied.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private CopyRows copied(List<R> rows) {
        var copied = new CopyRows(rows.size() * EXPECTED_BYTES_OF_A_ROW);
        for (R row : rows) {
            copied.beginRow(columns.size());
            for (Column<R> column : columns) {
                column.value().write(row, copied);
            }
        }
        copied.end();
        return copied;
    }
}
