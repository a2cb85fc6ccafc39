package dev.weir.local.canary;

import dev.weir.jobs.config.PostgresConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a database holds, whatever its tables and columns are. */
public record Tables(PostgresConfig config) {
    /** Partitions are read through their table; temporary tables are another session's own. */
    private static final String NAMES =
            """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;

    /** Long values are packed unless it is said otherwise, and a search of files reads no pack. */
    private static final String STORE_AS_WRITTEN =
            """
            DO $$
            DECLARE
                found record;
            BEGIN
                FOR found IN
                    SELECT a.attrelid::regclass AS name, a.attname AS of
                    FROM pg_attribute a
                    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
                    WHERE c.relnamespace = 'weir'::regnamespace
                      AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'x'
                LOOP
                    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL',
                                   found.name, found.of);
                END LOOP;
            END $$
            """;

    public void storeAsWritten() throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(STORE_AS_WRITTEN);
        }
    }

    /** How many rows a condition holds for. */
    public long count(String table, String condition) {
        try (var connection = open();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT count(*) FROM " + table + " WHERE " + condition)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("cannot count in " + table, e);
        }
    }

    /** Every row of every table as text, by the table's name. */
    public Map<String, String> dump() throws SQLException {
        var tables = new LinkedHashMap<String, String>();
        try (var connection = open();
                var statement = connection.createStatement()) {
            for (String name : read(statement, NAMES).lines().toList()) {
                tables.put(name, read(statement, "SELECT t::text FROM " + name + " t"));
            }
        }
        return tables;
    }

    private static String read(Statement statement, String query) throws SQLException {
        var text = new StringBuilder();
        try (var found = statement.executeQuery(query)) {
            while (found.next()) {
                text.append(found.getString(1)).append('\n');
            }
        }
        return text.toString();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(config.url(), config.user(), config.password());
    }
}
