package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "The rows stay in PostgreSQL: an embedded one, unless --postgres names another."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int WORST = 6;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Files to read; a folder is walked, - is standard input.")
    List<String> paths = List.of();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules to judge by; config/rules.example.yaml by default.")
    @Nullable Path rules;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = {
                "Write to this database instead of the embedded one, such as",
                "jdbc:postgresql://host/weir?user=weir (password: PGPASSWORD)."
            })
    @Nullable String postgres;

    @Option(
            names = "--scores",
            paramLabel = "OUT.jsonl",
            description = "Also write the current scores to this file, one JSON object a line.")
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
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        Instant started = clock.instant();
        Workspace workspace = Workspace.current();
        Inputs inputs = Inputs.of(paths);
        var rulesDocument = RulesFile.read(rules == null ? workspace.exampleRules() : rules);
        var database = LocalDatabase.open(postgres, workspace);
        Instant since = SummaryQueries.now(database.config());
        var run =
                new BatchRun(
                        workspace,
                        database.config(),
                        rulesDocument,
                        format == null ? null : format.format());
        run.execute(inputs, parallelism, new Progress(out));
        Summary summary = SummaryQueries.read(database.config(), since, started, WORST);
        out.printf(
                Locale.ROOT,
                "Weir read %,d %s (%s) in %.1f s%n",
                inputs.files().size(),
                inputs.files().size() == 1 ? "file" : "files",
                Sizes.shown(inputs.bytes()),
                Duration.between(started, clock.instant()).toMillis() / 1000.0);
        out.print(SummaryText.of(summary, spec.commandLine().getColorScheme().ansi()));
        writeScores(database.config(), started, out);
        out.println();
        out.println(database.howToLookFurther());
        return ExitCodes.OK;
    }

    private void writeScores(PostgresConfig database, Instant since, PrintWriter out)
            throws SQLException {
        if (scores != null) {
            try {
                ScoresFile.write(scores, database, since);
                out.println("Scores written to " + scores);
            } catch (IOException e) {
                throw new UserError("scores cannot be written to " + scores, e);
            }
        }
    }
}
