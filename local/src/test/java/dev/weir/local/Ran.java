package dev.weir.local;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What became of a command that was run within the test. */
record Ran(int exitCode, String out, String err) {
    static Ran weir(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                WeirCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                        .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
