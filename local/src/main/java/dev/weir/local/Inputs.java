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
 * @param mistakes what was named and cannot be read, a message each
 */
record Inputs(List<Path> files, long bytes, List<String> mistakes) {
    private static final Path STDIN = Path.of("/dev/stdin");

    /** One mistake does not keep the rest from being read, unless there is no rest. */
    static Inputs of(List<String> arguments) {
        var files = new ArrayList<Path>();
        var mistakes = new ArrayList<String>();
        for (String argument : arguments) {
            try {
                files.addAll(argument.equals("-") ? List.of(STDIN) : filesOf(argument));
            } catch (UserError e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        if (files.isEmpty()) {
            throw new UserError(String.join("; ", mistakes));
        }
        return new Inputs(
                List.copyOf(files),
                files.stream().mapToLong(Inputs::size).sum(),
                List.copyOf(mistakes));
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
