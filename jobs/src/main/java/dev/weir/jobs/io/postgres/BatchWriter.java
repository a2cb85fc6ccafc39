package dev.weir.jobs.io.postgres;

import dev.weir.jobs.config.PostgresConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches whatever happens: over a lost connection, beside other writers of the same rows,
 * and around a row that the database refuses. What cannot pass by waiting is thrown.
 */
final class BatchWriter<T> implements AutoCloseable {
    /** With the delays below, about half a minute: a server that restarts is back by then. */
    private static final int ATTEMPTS = 12;

    private static final long FIRST_DELAY_MS = 50;
    private static final long LONGEST_DELAY_MS = 5_000;

    private final PostgresConfig config;
    private final Table<T> table;
    private final Refusals refusals;
    private final Days<T> days;
    private volatile @Nullable Connection connection;

    BatchWriter(PostgresConfig config, Table<T> table, Refusals refusals) {
        this.config = config;
        this.table = table;
        this.refusals = refusals;
        this.days = table.days();
    }

    /** Halves a refused batch until only the rows at fault are left out. */
    void write(List<T> values) throws IOException, InterruptedException {
        if (values.isEmpty()) {
            return;
        }
        try {
            writePatiently(values);
        } catch (SQLException e) {
            if (!Failure.isAboutRows(e)) {
                throw new IOException(
                        "weir." + table.name() + " cannot be written: " + e.getMessage(), e);
            }
            if (values.size() == 1) {
                refusals.add(Failure.state(e));
                return;
            }
            int half = values.size() / 2;
            write(values.subList(0, half));
            write(values.subList(half, values.size()));
        }
    }

    private void writePatiently(List<T> values) throws SQLException, InterruptedException {
        long delayMs = FIRST_DELAY_MS;
        for (int attempt = 1; ; attempt++) {
            try {
                writeOnce(values);
                return;
            } catch (SQLException e) {
                recover(e);
                Failure failure = Failure.of(e);
                boolean mayPass = failure == Failure.CONNECTION || failure == Failure.CONFLICT;
                if (!mayPass || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            Thread.sleep(delayMs);
            delayMs = Math.min(2 * delayMs, LONGEST_DELAY_MS);
        }
    }

    private void writeOnce(List<T> values) throws SQLException {
        Connection open = connected();
        open.setAutoCommit(true);
        List<Row<T>> rows = days.assign(open, Row.inKeyOrder(values, table));
        open.setAutoCommit(false);
        table.write(open, rows);
        open.commit();
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = Connections.open(config, "weir " + table.name());
        }
        return connection;
    }

    /** After a failure nothing that was known of the database is trusted. */
    private void recover(SQLException failure) {
        days.forget();
        try {
            if (connection != null && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
            disconnect();
        }
        if (Failure.of(failure) == Failure.CONNECTION) {
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            Connections.abandon(connection);
            connection = null;
        }
    }

    @Override
    public void close() {
        disconnect();
        Connections.releaseDriver();
    }
}
