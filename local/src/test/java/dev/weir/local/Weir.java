package dev.weir.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs {@code ./weir} within the test, with a folder of its own in the place of {@code .weir}. */
public final class Weir {
    private final Path home;

    private Weir(Path home) {
        this.home = home;
    }

    /** The key is the one that its runs redact with. */
    public static Weir in(Path home, String redactionKey) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("redaction.key"), redactionKey);
        return new Weir(home);
    }

    /** What it printed; fails when it fails. */
    public String run(String... arguments) {
        String homeBefore = System.setProperty("weir.home", home.toString());
        String rootBefore = System.setProperty("weir.root", "..");
        var out = new StringWriter();
        var printer = new PrintWriter(out);
        try {
            int code = WeirCommand.commandLine(printer, printer).execute(arguments);
            if (code != ExitCodes.OK) {
                throw new AssertionError("weir ended with " + code + ": " + out);
            }
            return out.toString();
        } finally {
            restore("weir.home", homeBefore);
            restore("weir.root", rootBefore);
        }
    }

    private static void restore(String property, @Nullable String before) {
        if (before == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, before);
        }
    }
}
