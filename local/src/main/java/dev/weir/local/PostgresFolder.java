package dev.weir.local;

import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of an embedded server: its programs, its data, its log, its password. */
final class PostgresFolder {
    private static final String VERSION = "17";

    /**
     * For many upserts by few writers: the working set stays in memory, and checkpoints, after each
     * of which whole pages are logged again, are rare, as are looks for something to vacuum: rows
     * are seldom changed. Files of the log are not written twice, once with zeros. Nobody
     * replicates from here, so the log may be minimal. Errors are logged without the rows that
     * caused them. Sockets in the file system are not needed, and their paths could be too long.
     */
    private static final String SETTINGS =
            " -c shared_buffers=512MB -c max_wal_size=8GB -c wal_init_zero=off -c"
                + " checkpoint_timeout=15min -c autovacuum_naptime=10min -c wal_level=minimal -c"
                + " max_wal_senders=0 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c"
                + " fsync=on -c timezone=UTC -c log_timezone=UTC -c log_error_verbosity=terse -c"
                + " log_min_error_statement=panic";

    private final Path folder;

    PostgresFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    Path lock() {
        return folder.resolve("lock");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private PostgresProgram program() {
        return new PostgresProgram(folder.resolve("server-" + VERSION));
    }

    /** Has programs and an empty database cluster made where they are missing. */
    void prepare() throws IOException, PostgresUnavailable {
        Path server = folder.resolve("server-" + VERSION);
        if (!Files.exists(server)) {
            PostgresBinaries.unpack(server);
        }
        if (!Files.exists(data())) {
            initialize();
        }
        String version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new PostgresUnavailable(
                    data()
                            + " was made by PostgreSQL "
                            + version
                            + ", this is "
                            + VERSION
                            + ": move the folder away to begin anew");
        }
    }

    private void initialize() throws IOException, PostgresUnavailable {
        Path partial = folder.resolve("data-unfinished");
        delete(partial);
        if (!Files.exists(passwordFile())) {
            writePassword();
        }
        var arguments =
                List.of(
                        "-D",
                        partial.toString(),
                        "-U",
                        PostgresServer.OWNER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        passwordFile().toString(),
                        "-E",
                        "UTF-8",
                        "--locale=C");
        if (program().run(log(), "initdb", arguments) != 0) {
            throw failed("initdb");
        }
        PostgresBinaries.move(partial, data());
    }

    void launch(int port) throws IOException, PostgresUnavailable {
        var arguments =
                List.of(
                        "-D",
                        data().toString(),
                        "-l",
                        log().toString(),
                        "-t",
                        "60",
                        "-w",
                        "-o",
                        "-p " + port + SETTINGS,
                        "start");
        if (program().run(log(), "pg_ctl", arguments) != 0) {
            throw failed("pg_ctl start");
        }
        Files.writeString(folder.resolve("port"), Integer.toString(port));
    }

    void shutDown() throws IOException, PostgresUnavailable {
        var arguments = List.of("-D", data().toString(), "-m", "fast", "-w", "stop");
        if (program().run(log(), "pg_ctl", arguments) != 0 && runningPort().isPresent()) {
            throw failed("pg_ctl stop");
        }
    }

    /** The port of a server that says it is alive; whether it answers is another question. */
    Optional<Integer> runningPort() throws IOException {
        Path pid = data().resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .map(unused -> Integer.valueOf(lines.get(3).strip()));
    }

    /** The port of the last time, or 0: addresses that people noted down go on working. */
    int lastPort() throws IOException {
        Path port = folder.resolve("port");
        return Files.exists(port) ? Integer.parseInt(Files.readString(port).strip()) : 0;
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(passwordFile(), ownerOnly);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random) + "\n");
    }

    private PostgresUnavailable failed(String what) throws IOException {
        return new PostgresUnavailable(
                "embedded PostgreSQL: "
                        + what
                        + " failed: "
                        + PostgresProgram.lastLine(log())
                        + " (more in "
                        + log()
                        + ")");
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            // What a folder holds goes before the folder.
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
