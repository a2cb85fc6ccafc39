package dev.weir.jobs.io.postgres;

import dev.weir.jobs.config.PostgresConfig;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Brings schema {@code weir} to this version. */
public final class Migrations {
    private static final int OLDEST_SERVER = 14;
    private static final int DAYS_AHEAD = 7;

    private Migrations() {}

    /** Any number of processes may call this at once; the schema's owner must. */
    public static void apply(PostgresConfig config) throws PostgresUnavailable {
        try (Connection connection = Connections.open(config, "weir migrations")) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new PostgresUnavailable(
                        place(config)
                                + " is version "
                                + version
                                + ", needed is "
                                + OLDEST_SERVER
                                + " or newer");
            }
            migrate(config);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT weir.make_partitions_ahead(" + DAYS_AHEAD + ")");
            }
        } catch (SQLException e) {
            throw new PostgresUnavailable(place(config) + ": " + reason(e, config), e);
        } catch (FlywayException e) {
            throw new PostgresUnavailable(
                    place(config) + ": schema weir cannot be migrated: " + e.getMessage(), e);
        }
    }

    private static void migrate(PostgresConfig config) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(config.url(), config.user(), config.password())
                .schemas("weir")
                .defaultSchema("weir")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static String place(PostgresConfig config) {
        Properties parts = Driver.parseURL(config.url(), new Properties());
        return parts == null
                ? "PostgreSQL"
                : "PostgreSQL at "
                        + parts.getProperty("PGHOST")
                        + ":"
                        + parts.getProperty("PGPORT");
    }

    private static String reason(SQLException e, PostgresConfig config) {
        return switch (Failure.state(e)) {
            case "28000", "28P01" -> "does not let user " + config.user() + " in";
            case "3D000" -> "has no such database as the URL names";
            case "42501" -> "user " + config.user() + " lacks a right: " + e.getMessage();
            case "57P03" -> "is still starting or already stopping";
            default -> reason(rootCause(e), e);
        };
    }

    private static String reason(Throwable root, SQLException e) {
        if (root instanceof UnknownHostException) {
            return "no such host";
        }
        if (root instanceof ConnectException) {
            return "nothing listens there";
        }
        if (root instanceof NoRouteToHostException) {
            return "the host cannot be reached";
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer within 10 seconds";
        }
        return String.valueOf(e.getMessage());
    }

    private static Throwable rootCause(Throwable e) {
        Throwable root = e;
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
