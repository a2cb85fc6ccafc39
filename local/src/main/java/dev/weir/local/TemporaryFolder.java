package dev.weir.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of one run, deleted with all that is in it when the run ends. Its name holds the number
 * of its process, so that the next run can tell what a killed one left behind.
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
    private static final Pattern NAME = Pattern.compile("[a-z]+-([0-9]{1,18})-[0-9]+");
    private static final int ATTEMPTS = 3;

    /** Makes a folder, and deletes those beside it whose processes have ended. */
    public static TemporaryFolder in(Path parent, String prefix) {
        try {
            Files.createDirectories(parent);
            leftIn(parent).forEach(TemporaryFolder::delete);
            String name = prefix + "-" + ProcessHandle.current().pid() + "-";
            return new TemporaryFolder(Files.createTempDirectory(parent, name));
        } catch (IOException e) {
            throw new Unavailable("cannot make a temporary folder in " + parent, e);
        }
    }

    private static List<Path> leftIn(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> isLeft(folder.getFileName().toString())).toList();
        }
    }

    private static boolean isLeft(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /**
     * Flink goes on clearing up its own files in the background, so some may come and go meanwhile.
     * What cannot be deleted now is left to the next run.
     */
    private static void delete(Path folder) {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try {
                Files.walkFileTree(folder, new Deletion());
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    LOG.warn("cannot delete {}", folder, e);
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        delete(path);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
