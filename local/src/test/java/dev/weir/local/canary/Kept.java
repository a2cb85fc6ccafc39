package dev.weir.local.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Keeps every file that is ever seen below a folder, also those that are soon deleted: a link to
 * each holds all that is written to it until its end.
 */
public final class Kept {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final Path watched;
    private final Path folder;
    private final Set<Object> known = new HashSet<>();
    private final Thread watching = new Thread(this::watch, "keeps files");
    private volatile boolean closed;

    private Kept(Path watched, Path folder) {
        this.watched = watched;
        this.folder = folder;
    }

    /** Something that takes a while. */
    public interface Work {
        void run() throws Exception;
    }

    /** The folder that is watched may be made meanwhile. */
    public static void during(Path watched, Path folder, Work work) throws Exception {
        Files.createDirectories(folder);
        var kept = new Kept(watched, folder);
        kept.watching.setDaemon(true);
        kept.watching.start();
        try {
            work.run();
        } finally {
            kept.close();
        }
    }

    private void watch() {
        while (!closed) {
            try (Stream<Path> files = Files.walk(watched)) {
                files.forEach(this::keep);
            } catch (IOException | UncheckedIOException vanished) {
                // A folder was deleted while it was walked; the next walk sees what is left.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void keep(Path file) {
        try {
            Object key = Files.readAttributes(file, "unix:ino").get("ino");
            if (Files.isRegularFile(file) && known.add(key)) {
                Files.createLink(folder.resolve(known.size() + "-" + file.getFileName()), file);
            }
        } catch (IOException vanished) {
            // Deleted between two looks: nothing was linked, and nothing can be.
        }
    }

    private void close() throws InterruptedException {
        closed = true;
        watching.join();
    }
}
