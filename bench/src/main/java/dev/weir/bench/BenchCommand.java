package dev.weir.bench;

import dev.weir.bench.load.LoadFormat;
import dev.weir.bench.micro.Benchmarks;
import dev.weir.bench.micro.Rules;
import dev.weir.local.EmbeddedPostgres;
import dev.weir.local.ExitCodes;
import dev.weir.local.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the whole way of generated traces, from files to rows in PostgreSQL. */
@Command(
        name = "bench",
        description =
                "Measures how many traces a second reach PostgreSQL, and where the time goes.")
final class BenchCommand implements Callable<Integer> {
    private static final long DEFAULT_TRACES = 200_000;
    private static final long WARM_UP = 60_000;

    @Option(
            names = "--traces",
            paramLabel = "N",
            description = "How many traces to measure with; 200000 by default.")
    @Nullable Long traces;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Measure with as many traces as fill about so many seconds.")
    @Nullable Integer seconds;

    @Option(
            names = "--parallelism",
            paramLabel = "P",
            description = "How many tasks work side by side; the number of processors by default.")
    @Nullable Integer parallelism;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "NATIVE",
            description = "How the traces are written: ${COMPLETION-CANDIDATES}.")
    LoadFormat format = LoadFormat.NATIVE;

    @Option(
            names = "--jmh",
            paramLabel = "PATTERN",
            description = "Run the JMH benchmarks whose names match instead, such as Evaluator.")
    @Nullable String jmh;

    @Spec CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (jmh != null) {
            Benchmarks.run(jmh);
            return ExitCodes.OK;
        }
        check("--traces", traces);
        check("--seconds", seconds);
        check("--parallelism", parallelism);
        PrintWriter out = spec.commandLine().getOut();
        int tasks = parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism;
        Path home = Path.of(System.getProperty("weir.home", ".weir"));
        try (var folder = TemporaryFolder.in(home.resolve("tmp"), "bench")) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path().resolve("postgres"));
            try {
                var run =
                        new BenchRun(folder.path(), Rules.file(), postgres.owner(), tasks, format);
                BenchRun.Measured warmUp = run.measure(WARM_UP);
                out.printf("warm-up: %,d traces in %.1f s%n", WARM_UP, warmUp.seconds());
                BenchRun.Measured measured = run.measure(toMeasure(warmUp));
                out.print(BenchReport.of(measured));
                out.flush();
                if (measured.missing() != 0) {
                    return ExitCodes.UNEXPECTED;
                }
            } finally {
                postgres.stop();
            }
        }
        return ExitCodes.OK;
    }

    private long toMeasure(BenchRun.Measured warmUp) {
        if (seconds != null) {
            return Math.max(1_000, (long) (warmUp.traces() / warmUp.seconds() * seconds));
        }
        return traces == null ? DEFAULT_TRACES : traces;
    }

    private void check(String option, @Nullable Number given) {
        if (given != null && given.longValue() <= 0) {
            throw new ParameterException(
                    spec.commandLine(), option + ": must be positive, got " + given);
        }
    }
}
