package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges the traces in files, once, and tells what was found. */
@Command(
        name = "evaluate",
        description = "Judges the traces in files and tells what was found.",
        footer = {
            "",
            "Reads native JSON lines, Langfuse ingestion batches and OTLP traces (JSON and"
                    + " protobuf), gzip too; the format is told from the content.",
            "What cannot be found or read is named, the rest is judged, and the exit code is 2.",
            "The rows stay in PostgreSQL: an embedded one, unless --postgres names another. The"
                    + " summary counts what this run judged, whatever the database held before."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int WORST = 6;
    private static final int MOST_TASKS = 128;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Files to read; a folder is walked, - is standard input.")
    List<String> paths = List.of();

    @Mixin RunOptions options = new RunOptions();

    @Option(
            names = "--scores",
            paramLabel = "OUT.jsonl",
            description = "Also write the scores of this run to this file, a JSON object a line.")
    @Nullable Path scores;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Read every file as this format: ${COMPLETION-CANDIDATES}.")
    @Nullable ReadAs format;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "How many tasks work side by side; the number of processors by default.")
    @Nullable Integer parallelism;

    @Spec CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (parallelism != null && (parallelism <= 0 || parallelism > MOST_TASKS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--parallelism: expected 1 to " + MOST_TASKS + ", got " + parallelism);
        }
        checkWritable();
        Clock clock = Clock.systemUTC();
        Instant started = clock.instant();
        Workspace workspace = Workspace.current();
        Inputs inputs = Inputs.of(paths);
        PrintWriter err = spec.commandLine().getErr();
        inputs.mistakes().forEach(mistake -> err.println("weir: " + mistake));
        var rules = options.rules(workspace);
        var database = options.database(workspace);
        try (var folder = workspace.temporaryFolder("evaluate");
                var tally = new Tally(scores == null ? null : new ScoreLines(folder.path()))) {
            new BatchRun(
                            workspace.redaction(),
                            database.config(),
                            rules,
                            format == null ? null : format.format())
                    .execute(inputs, tasks(), folder.path(), tally, progress());
            Duration took = Duration.between(started, clock.instant());
            show(inputs, took, tally, database.config());
            write(tally.lines());
        }
        out().println();
        out().println(database.howToLookFurther());
        return inputs.mistakes().isEmpty() ? ExitCodes.OK : ExitCodes.USER_ERROR;
    }

    /** Before an hour of work, rather than after it. */
    private void checkWritable() {
        if (scores != null) {
            Path folder = scores.toAbsolutePath().getParent();
            boolean isPlace = folder != null && Files.isWritable(folder);
            boolean isTaken = Files.exists(scores) && !Files.isWritable(scores);
            if (!isPlace || isTaken || Files.isDirectory(scores)) {
                throw new UserError("scores cannot be written to " + scores);
            }
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Progress progress() {
        return new Progress(out());
    }

    private int tasks() {
        return parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism;
    }

    private void show(Inputs inputs, Duration took, Tally tally, PostgresConfig database)
            throws SQLException {
        out().printf(
                        Locale.ROOT,
                        "Weir read %,d %s (%s) in %.1f s%n",
                        inputs.files().size(),
                        inputs.files().size() == 1 ? "file" : "files",
                        Sizes.shown(inputs.bytes()),
                        took.toMillis() / 1000.0);
        Summary summary =
                new Summary(
                        tally.totals(RunMetrics.count("assemble.traces_total")),
                        tally.verdicts(),
                        tally.refused(),
                        FindingTexts.read(database, tally.worst(WORST)));
        out().print(SummaryText.of(summary, spec.commandLine().getColorScheme().ansi()));
        long refused = RunMetrics.count("rows_refused_total");
        if (refused > 0) {
            out().printf(Locale.ROOT, "PostgreSQL refused %,d of the rows: see the log%n", refused);
        }
    }

    private void write(@Nullable ScoreLines lines) {
        if (scores != null && lines != null) {
            try {
                lines.writeTo(scores);
                out().println("Scores written to " + scores);
            } catch (IOException e) {
                throw new UserError("scores cannot be written to " + scores, e);
            }
        }
    }
}
