package dev.weir.local;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of Weir; each sub-command is a class of its own. */
@Command(
        name = "weir",
        description = "Measures the quality of LLM traffic.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = WeirCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EvaluateCommand.class,
            DemoCommand.class,
            TuneCommand.class,
            StopCommand.class,
            BenchEntry.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it ran; refused input is counted in the summary",
            "1:an unexpected failure; the log says more",
            "2:a mistake in the command line, a file or the rules",
            "3:a database, port or disk that is needed is not available or was lost"
        })
public final class WeirCommand implements Runnable {
    @Spec CommandSpec spec;

    public static void main(String[] arguments) {
        PrintWriter out = printer(System.out);
        PrintWriter err = printer(System.err);
        int exitCode = commandLine(out, err).execute(arguments);
        // What does not end with a line is not written by itself.
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintWriter printer(PrintStream terminal) {
        return new PrintWriter(terminal, true, Charset.defaultCharset());
    }

    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return configured(new CommandLine(new WeirCommand()), out, err);
    }

    /** With the benchmarks themselves in place of their entry. */
    public static CommandLine withBench(Object bench, PrintWriter out, PrintWriter err) {
        CommandLine weir = new CommandLine(new WeirCommand());
        weir.getCommandSpec().removeSubcommand(BenchEntry.NAME);
        return configured(weir.addSubcommand(bench), out, err);
    }

    /** How every command line of ours treats options, output and failures. */
    static CommandLine configured(CommandLine commandLine, PrintWriter out, PrintWriter err) {
        return commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See weir --help.");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = WeirCommand.class.getPackage().getImplementationVersion();
            return new String[] {"weir " + Objects.requireNonNullElse(built, "(not packaged)")};
        }
    }
}
