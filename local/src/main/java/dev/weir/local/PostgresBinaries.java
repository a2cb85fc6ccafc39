package dev.weir.local;

import dev.weir.jobs.io.postgres.PostgresUnavailable;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, unpacked from the archive that comes as a Maven artifact. They stay beside
 * the data, because the server goes on using them when this process has ended.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Unpacks into a folder that does not exist yet; it then exists as a whole or not at all. */
    static void unpack(Path folder) throws IOException, PostgresUnavailable {
        Path partial = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (InputStream archive = archive();
                var tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, partial);
            }
        }
        move(partial, folder);
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static InputStream archive() throws IOException, PostgresUnavailable {
        String system = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "");
        String archiveMachine = machine.equals("amd64") ? "x86_64" : machine;
        InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        system.startsWith("Mac") ? "Darwin" : system, archiveMachine);
        if (archive == null) {
            throw new PostgresUnavailable(
                    "there is no embedded PostgreSQL for "
                            + system
                            + " on "
                            + machine
                            + "; give the URL of a server instead");
        }
        return archive;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry of the archive leads out of " + folder);
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
