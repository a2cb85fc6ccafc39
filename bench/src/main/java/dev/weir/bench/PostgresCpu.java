package dev.weir.bench;

import static dev.weir.bench.ProcessTable.PROCESSES;

import dev.weir.jobs.config.PostgresConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** CPU time of a PostgreSQL server on this machine. */
final class PostgresCpu {
    private final long postmaster;

    private PostgresCpu(long postmaster) {
        this.postmaster = postmaster;
    }

    static PostgresCpu of(PostgresConfig database) throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return new PostgresCpu(ProcessTable.entry(PROCESSES, row.getLong(1)).parent());
        }
    }

    /** Of the server, the processes it has now and those that have ended. */
    double seconds() throws IOException {
        ProcessTable.Entry server = ProcessTable.entry(PROCESSES, postmaster);
        double seconds = server.seconds() + server.waitedForSeconds();
        for (long id : ProcessTable.ids(PROCESSES)) {
            ProcessTable.Entry process = ProcessTable.entry(PROCESSES, id);
            if (process.parent() == postmaster) {
                seconds += process.seconds() + process.waitedForSeconds();
            }
        }
        return seconds;
    }
}
