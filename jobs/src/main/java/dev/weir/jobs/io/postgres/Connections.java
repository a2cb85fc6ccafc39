package dev.weir.jobs.io.postgres;

import dev.weir.jobs.config.PostgresConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections without the {@code DriverManager}, which would look in other class loaders. */
final class Connections {
    /**
     * A batch that was committed is not written again when the server is lost, so it has to be on
     * disk, whatever the server's own default is.
     *
     * <p>Batches are joined to tables by their keys. The planner may think a partition small enough
     * to read as a whole, which it is no longer when the plan is used again.
     */
    private static final String SETTINGS =
            "-c synchronous_commit=on -c enable_hashjoin=off -c enable_mergejoin=off"
                    + " -c enable_seqscan=off -c jit=off";

    private Connections() {}

    static Connection open(PostgresConfig config, String application) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", application);
        properties.setProperty("options", SETTINGS);
        properties.setProperty("connectTimeout", "10");
        // A server that vanished without a word must not stop a checkpoint for ever.
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(config.url(), properties);
        if (connection == null) {
            throw new SQLException(
                    "postgres.url: must begin with jdbc:postgresql:, which this one does not",
                    "08001");
        }
        return connection;
    }

    static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is being given up because it is broken.
            return;
        }
    }

    /**
     * The driver's class registers itself when it is loaded. Loaded from a job's own jar, that
     * entry would keep the job's classes in memory after the job has ended.
     */
    static void releaseDriver() {
        if (Driver.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            return;
        }
        try {
            if (Driver.isRegistered()) {
                Driver.deregister();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL driver cannot be deregistered", e);
        }
    }
}
