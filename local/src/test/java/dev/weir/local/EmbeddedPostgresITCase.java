package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresITCase {
    @TempDir private Path temporary;

    @AfterEach
    void stop() throws PostgresUnavailable {
        var running = EmbeddedPostgres.running(folder());
        if (running.isPresent()) {
            running.get().stop();
        }
    }

    @Test
    void rowsOutliveTheServer() throws Exception {
        var first = EmbeddedPostgres.start(folder());
        Migrations.apply(first.owner());
        query(
                first.owner(),
                "INSERT INTO weir.trace_day VALUES ('shop', 't-1', '2026-03-01') RETURNING day");
        assertThat(query(first.reader(), "SELECT trace_id FROM weir.trace_day")).isEqualTo("t-1");
        first.stop();
        assertThat(EmbeddedPostgres.running(folder())).isEmpty();

        var second = EmbeddedPostgres.start(folder());
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(query(second.reader(), "SELECT trace_id FROM weir.trace_day")).isEqualTo("t-1");
        assertThat(query(second.owner(), "SHOW fsync")).isEqualTo("on");
    }

    @Test
    void theServerOutlivesTheProcessThatStartedIt() throws Exception {
        assertThat(StartAndExit.inAnotherProcess(folder())).isZero();

        var found = EmbeddedPostgres.running(folder());
        assertThat(found).isPresent();
        assertThat(EmbeddedPostgres.start(folder()).port()).isEqualTo(found.get().port());
        assertThat(query(found.get().owner(), "SELECT current_database()")).isEqualTo("weir");
    }

    @Test
    void twoThatStartAtOnceGetTheSameServer() throws Exception {
        var other =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return StartAndExit.inAnotherProcess(folder());
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        var mine = EmbeddedPostgres.start(folder());

        assertThat(other.get()).isZero();
        assertThat(query(mine.owner(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aServerThatWasKilledStartsAgain() throws Exception {
        EmbeddedPostgres.start(folder());
        long postmaster =
                Long.parseLong(Files.readAllLines(folder().resolve("data/postmaster.pid")).get(0));
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        assertThat(EmbeddedPostgres.running(folder())).isEmpty();

        assertThat(query(EmbeddedPostgres.start(folder()).owner(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = socket.getLocalPort();
            assertThatExceptionOfType(PostgresUnavailable.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(folder(), taken))
                    .withMessage("port " + taken + " on 127.0.0.1 is taken by another program");
        }
    }

    @Test
    void nobodyIsLetInWithoutThePassword() throws Exception {
        var server = EmbeddedPostgres.start(folder());

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () ->
                                query(
                                        new PostgresConfig(server.url(), "weir", "guessed"),
                                        "SELECT 1"));
        assertThat(Files.getPosixFilePermissions(folder().resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void dataOfAnotherVersionIsNotTouched() throws Exception {
        EmbeddedPostgres.start(folder()).stop();
        Files.writeString(folder().resolve("data/PG_VERSION"), "12\n");

        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder()))
                .withMessageContaining("was made by PostgreSQL 12, this is 17");
    }

    private Path folder() {
        return temporary.resolve("a folder").resolve("postgres");
    }

    private static String query(PostgresConfig config, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                config.url(), config.user(), config.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A run of the command line, as far as the server is concerned. */
    static final class StartAndExit {
        private StartAndExit() {}

        public static void main(String[] arguments) throws PostgresUnavailable {
            EmbeddedPostgres.start(Path.of(arguments[0]));
        }

        static int inAnotherProcess(Path folder) throws IOException, InterruptedException {
            return new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartAndExit.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
