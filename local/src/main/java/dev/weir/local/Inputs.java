package dev.weir.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that the command line names. A folder is walked.
 *
 * @param bytes of all of them together
 */
record Inputs(List<Path> files, long bytes) {
    private static final Path STDIN = Path.of("/dev/stdin");

    static Inputs of(List<String> arguments) {
        var files = new ArrayList<Path>();
        for (String argument : arguments) {
            files.addAll(argument.equals("-") ? List.of(STDIN) : filesOf(argument));
        }
        return new Inputs(List.copyOf(files), files.stream().mapToLong(Inputs::size).sum());
    }

    private static List<Path> filesOf(String argument) {
        Path path = Path.of(argument);
        if (!Files.exists(path)) {
            throw new UserError("no such file or folder: " + argument);
        }
        if (!Files.isDirectory(path)) {
            return List.of(readable(path));
        }
        try {
            List<Path> files = Walk.of(path);
            if (files.isEmpty()) {
                throw new UserError("no files to read in folder " + argument);
            }
            return files;
        } catch (IOException e) {
            throw new UserError("folder " + argument + " cannot be read", e);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserError("file " + file + " cannot be read: permission denied");
        }
        return file;
    }

    private static long size(Path file) {
        try {
            return file.equals(STDIN) ? 0 : Files.size(file);
        } catch (IOException e) {
            // Reading it gives a dead letter that tells.
            return 0;
        }
    }
}
