package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A PostgreSQL server in a folder. It listens on 127.0.0.1 only, and it stays when this process
 * ends, so that its rows can be looked at; the next run finds it again.
 *
 * <p>Its users are {@code weir}, who owns it, {@code reader} (in role {@code weir_reader}) and
 * {@code auditor} (in {@code weir_auditor}). All have the password in the folder's file {@code
 * password}: without one, whoever else is on the machine could run programs as us.
 */
public final class EmbeddedPostgres {
    static final String OWNER = "weir";

    private static final String DATABASE = "weir";
    private static final int ANY_PORT = 0;

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

    private final PostgresFolder folder;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresFolder folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.password = folder.password();
    }

    /**
     * The server in that folder, started if need be, at the port of the last time or a free one.
     */
    public static EmbeddedPostgres start(Path folder) throws PostgresUnavailable {
        return start(folder, ANY_PORT);
    }

    /** The server in that folder, started if need be, at that port and no other. */
    public static synchronized EmbeddedPostgres start(Path folder, int port)
            throws PostgresUnavailable {
        var postgres = new PostgresFolder(folder);
        try {
            Files.createDirectories(folder);
            // Of two runs that start at once, one starts the server and the other finds it.
            try (var channel =
                    FileChannel.open(
                            postgres.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return startAlone(postgres, port);
            }
        } catch (IOException | SQLException e) {
            throw new PostgresUnavailable(
                    "embedded PostgreSQL in " + postgres + ": " + e.getMessage(), e);
        }
    }

    /** The server in that folder, if it runs. */
    public static Optional<EmbeddedPostgres> running(Path folder) throws PostgresUnavailable {
        try {
            return Optional.ofNullable(running(new PostgresFolder(folder)));
        } catch (IOException e) {
            throw new PostgresUnavailable("embedded PostgreSQL in " + folder + ": " + e, e);
        }
    }

    private static EmbeddedPostgres startAlone(PostgresFolder folder, int port)
            throws IOException, SQLException, PostgresUnavailable {
        EmbeddedPostgres running = running(folder);
        if (running != null) {
            if (port != ANY_PORT && port != running.port) {
                throw new PostgresUnavailable(
                        "the embedded PostgreSQL in "
                                + folder
                                + " already runs, at port "
                                + running.port
                                + " rather than "
                                + port
                                + ": stop it first");
            }
            running.createDatabase();
            return running;
        }
        int freePort = freePort(folder, port);
        folder.prepare();
        folder.launch(freePort);
        var started = new EmbeddedPostgres(folder, freePort);
        started.createDatabase();
        return started;
    }

    private static @Nullable EmbeddedPostgres running(PostgresFolder folder) throws IOException {
        Optional<Integer> port = folder.runningPort();
        if (port.isEmpty()) {
            return null;
        }
        var running = new EmbeddedPostgres(folder, port.get());
        try (Connection connection = running.connect("postgres")) {
            return connection.isValid(5) ? running : null;
        } catch (SQLException e) {
            // A process that took over the number of a server that died.
            return null;
        }
    }

    private static int freePort(PostgresFolder folder, int wanted)
            throws IOException, PostgresUnavailable {
        if (wanted != ANY_PORT) {
            if (LoopbackPort.isFree(wanted)) {
                return wanted;
            }
            throw new PostgresUnavailable(
                    "port " + wanted + " on 127.0.0.1 is taken by another program");
        }
        int last = folder.lastPort();
        if (last != ANY_PORT && LoopbackPort.isFree(last)) {
            return last;
        }
        return LoopbackPort.anyFree();
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
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

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", OWNER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        Connection connection = new Driver().connect(url(database), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own URLs");
        }
        return connection;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public String url() {
        return url(DATABASE);
    }

    /** To write: as the owner. */
    public PostgresConfig owner() {
        return new PostgresConfig(url(), OWNER, password);
    }

    /** To look, without text: as Grafana does. */
    public PostgresConfig reader() {
        return new PostgresConfig(url(), "reader", password);
    }

    /** Stops the server; its data stays. */
    public void stop() throws PostgresUnavailable {
        try {
            folder.shutDown();
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "embedded PostgreSQL in " + folder + " cannot be stopped: " + e.getMessage(),
                    e);
        }
    }
}
