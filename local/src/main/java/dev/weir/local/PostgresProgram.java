package dev.weir.local;

import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the server's programs. PostgreSQL refuses to be run by root; in a user namespace of its own
 * it does not know that it is.
 */
final class PostgresProgram {
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private final Path binaries;

    PostgresProgram(Path binaries) {
        this.binaries = binaries;
    }

    /** The program's exit code; what it says goes to the log file. */
    int run(Path log, String program, List<String> arguments)
            throws IOException, PostgresUnavailable {
        var command = new ArrayList<>(prefix());
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return exitCode(command, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static List<String> prefix() throws IOException, PostgresUnavailable {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var probe = new ArrayList<>(AS_NOBODY);
        probe.add("true");
        if (exitCode(probe, ProcessBuilder.Redirect.DISCARD) != 0) {
            throw new PostgresUnavailable(
                    "PostgreSQL does not run as root, and this machine forbids the user namespace"
                            + " that would hide it (unshare -U failed): run as another user, or"
                            + " give the URL of a server");
        }
        return AS_NOBODY;
    }

    private static int exitCode(List<String> command, ProcessBuilder.Redirect output)
            throws IOException {
        try {
            // The server inherits these and outlives us: a pipe would break or be waited for.
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " was running", e);
        }
    }

    /** The end of a log, for a message. */
    static String lastLine(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String text = Files.readString(log, StandardCharsets.UTF_8).strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
