package dev.weir.jobs.io.postgres;

import dev.weir.jobs.config.PostgresConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A new database with the migrated schema, on one server for all tests of this process. */
final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresConfig config;

    private TestDatabase(PostgresConfig config) {
        this.config = config;
    }

    static TestDatabase empty() throws SQLException {
        String name = "weir_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        return new TestDatabase(new PostgresConfig(url, "postgres", "any"));
    }

    static TestDatabase migrated() throws SQLException, PostgresUnavailable {
        TestDatabase database = empty();
        Migrations.apply(database.config);
        return database;
    }

    PostgresConfig config() {
        return config;
    }

    /** The same database as seen by a login that is a member of the role. */
    PostgresConfig as(String role) throws SQLException {
        String login = "member_of_" + role + "_" + COUNT.incrementAndGet();
        execute("CREATE USER " + login + " IN ROLE " + role);
        return new PostgresConfig(config.url(), login, "any");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = Connections.open(config, "test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row as its columns' texts, joined by bars. */
    List<String> rows(String sql) throws SQLException {
        return rows(config, sql);
    }

    static List<String> rows(PostgresConfig config, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (Connection connection = Connections.open(config, "test");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
