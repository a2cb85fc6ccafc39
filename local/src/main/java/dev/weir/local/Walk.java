package dev.weir.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists what there is to read in a folder. What is hidden is left alone, a link to a folder is not
 * followed, and what cannot be looked at is listed too, so that reading it tells so.
 */
final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();

    private Walk(Path root) {
        this.root = root;
    }

    static List<Path> of(Path folder) throws IOException {
        var walk = new Walk(folder);
        Files.walkFileTree(folder, walk);
        return walk.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean isLink = attributes.isSymbolicLink() && !Files.isDirectory(file);
        if (!isHidden(file) && (isLink || attributes.isRegularFile())) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return unreadable(file, failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
            throws IOException {
        return failure == null ? FileVisitResult.CONTINUE : unreadable(folder, failure);
    }

    private FileVisitResult unreadable(Path path, IOException failure) throws IOException {
        if (path.equals(root)) {
            throw failure;
        }
        if (!isHidden(path)) {
            found.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
        return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }
}
