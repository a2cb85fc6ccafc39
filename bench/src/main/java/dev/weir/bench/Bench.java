package dev.weir.bench;

import dev.weir.local.WeirCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Weir's command line with {@code bench} in it: what {@code ./weir bench} starts. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        int exitCode =
                WeirCommand.withBench(new BenchCommand(), printer(System.out), printer(System.err))
                        .execute(arguments);
        System.exit(exitCode);
    }

    private static PrintWriter printer(PrintStream terminal) {
        return new PrintWriter(terminal, true, Charset.defaultCharset());
    }
}
