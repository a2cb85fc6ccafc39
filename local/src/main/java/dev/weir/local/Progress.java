package dev.weir.local;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Help.Ansi;

/** One line on the terminal that tells how far a run has come; silent where it is no terminal. */
final class Progress {
    private static final long EVERY_MS = 200;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean isTerminal;

    Progress(PrintWriter out) {
        this.out = out;
        this.isTerminal = Ansi.AUTO.enabled();
    }

    /** Shows progress until the run ends; gives its result or what it failed with. */
    <T> T until(CompletableFuture<T> run) throws ExecutionException, InterruptedException {
        try {
            while (true) {
                try {
                    return run.get(EVERY_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    show(line());
                }
            }
        } finally {
            show("");
        }
    }

    private void show(String line) {
        if (isTerminal) {
            out.print(CLEAR_LINE + line);
            out.flush();
        }
    }

    private static String line() {
        return String.format(
                Locale.ROOT,
                "  %,d records read, %,d observations, %,d scores",
                RunMetrics.count("ingest.records_total"),
                RunMetrics.count("assemble.observations_total"),
                RunMetrics.count("score.scores_total"));
    }
}
