package dev.weir.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** A server that runs in a folder, seen from outside: its address, its logins, its database. */
record PostgresServer(int port, String password) {
    static final String OWNER = "weir";

    private static final String DATABASE = "weir";
    private static final String ALWAYS_THERE = "postgres";
    private static final int PATIENCE_SECONDS = 5;

    /** The group roles are the migrations' too; whoever comes first makes them. */
    private static final String LOGINS =
            """
            DO $$ BEGIN
                CREATE ROLE weir_reader NOLOGIN;
                CREATE ROLE weir_auditor NOLOGIN;
                CREATE USER reader IN ROLE weir_reader PASSWORD '%1$s';
                CREATE USER auditor IN ROLE weir_auditor PASSWORD '%1$s';
            EXCEPTION WHEN duplicate_object THEN
                NULL;
            END $$\
            """;

    static PostgresServer in(PostgresFolder folder, int port) throws IOException {
        return new PostgresServer(port, folder.password());
    }

    /** Whether it is ours, rather than a process that took over the number of one that died. */
    boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    void createDatabase() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                exists = found.next();
            }
            if (!exists) {
                // The database comes last: where it is, the logins are.
                statement.execute(LOGINS.formatted(password));
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", OWNER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        Connection connection = new Driver().connect(url(ALWAYS_THERE), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own URLs");
        }
        return connection;
    }

    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "PostgresServer[port=" + port + ", password=***]";
    }
}
