package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server in a folder. It listens on 127.0.0.1 only, and it stays when this process
 * ends, so that its rows can be looked at; the next run finds it again.
 *
 * <p>Its users are {@code weir}, who owns it, {@code reader} (in role {@code weir_reader}) and
 * {@code auditor} (in {@code weir_auditor}). All have the password in the folder's file {@code
 * password}: without one, whoever else is on the machine could run programs as us.
 */
public final class EmbeddedPostgres {
    private static final int ANY_PORT = 0;

    private final PostgresFolder folder;
    private final PostgresServer server;

    private EmbeddedPostgres(PostgresFolder folder, PostgresServer server) {
        this.folder = folder;
        this.server = server;
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
            if (port != ANY_PORT && port != running.port()) {
                throw new PostgresUnavailable(
                        "the embedded PostgreSQL in "
                                + folder
                                + " already runs, at port "
                                + running.port()
                                + " rather than "
                                + port
                                + ": stop it first");
            }
            running.server.createDatabase();
            return running;
        }
        int freePort = freePort(folder, port);
        folder.prepare();
        folder.launch(freePort);
        PostgresServer started = PostgresServer.in(folder, freePort);
        started.createDatabase();
        return new EmbeddedPostgres(folder, started);
    }

    private static @Nullable EmbeddedPostgres running(PostgresFolder folder) throws IOException {
        Optional<Integer> port = folder.runningPort();
        if (port.isEmpty()) {
            return null;
        }
        PostgresServer running = PostgresServer.in(folder, port.get());
        return running.answers() ? new EmbeddedPostgres(folder, running) : null;
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

    public int port() {
        return server.port();
    }

    public String url() {
        return server.url();
    }

    /** To write: as the owner. */
    public PostgresConfig owner() {
        return new PostgresConfig(url(), PostgresServer.OWNER, server.password());
    }

    /** To look, without text: as Grafana does. */
    public PostgresConfig reader() {
        return new PostgresConfig(url(), "reader", server.password());
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
