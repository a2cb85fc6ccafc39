package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class WeirCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpSaysWhatEveryExitCodeMeans() {
        assertThat(weir("--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("Exit codes:", "  0 ", "  1 ", "  2 ", "  3 ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpListsEveryCommand() {
        weir("--help");
        assertThat(out.toString())
                .contains("  evaluate ", "  demo ", "  tune ", "  stop ", "  bench ");
    }

    @Test
    void theBenchmarksTakeThePlaceOfTheirEntry() {
        @Command(name = "bench")
        class Bench implements Callable<Integer> {
            @Override
            public Integer call() {
                return 42;
            }
        }
        assertThat(weir("bench")).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(
                        WeirCommand.withBench(
                                        new Bench(), new PrintWriter(out), new PrintWriter(err))
                                .execute("bench"))
                .isEqualTo(42);
    }

    @Test
    void versionIsOneLine() {
        assertThat(weir("--version")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString().lines()).singleElement().asString().startsWith("weir ");
    }

    @Test
    void standardInputIsAnArgument() {
        @Command(name = "reader")
        class Reader implements Callable<Integer> {
            @Parameters String path = "";

            @Override
            public Integer call() {
                return path.equals("-") ? 42 : 0;
            }
        }
        var reader =
                WeirCommand.configured(
                        new CommandLine(new Reader()), new PrintWriter(out), new PrintWriter(err));
        assertThat(reader.execute("-")).isEqualTo(42);
    }

    @Test
    void anUnknownCommandIsAUserError() {
        assertThat(weir("measure")).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(err.toString()).contains("measure").doesNotContain("\tat ");
    }

    @Test
    void noCommandAsksForOne() {
        assertThat(weir()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(err.toString()).contains("weir --help");
    }

    @Test
    void aMistakeOfTheUserIsItsMessageAndNothingElse() {
        int code =
                run(
                        () -> {
                            throw new UserError("rules.yaml: not found");
                        });
        assertThat(code).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(err.toString()).isEqualToIgnoringNewLines("weir: rules.yaml: not found");
    }

    @Test
    void whatIsNotAvailableIsItsMessageAndNothingElse() {
        int code =
                run(
                        () -> {
                            throw new Unavailable(
                                    "PostgreSQL does not answer at localhost:5432",
                                    new IOException());
                        });
        assertThat(code).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("weir: PostgreSQL does not answer at localhost:5432");
    }

    @Test
    void anUnexpectedFailurePointsToTheLogAndShowsNoStackTrace() {
        int code =
                run(
                        () -> {
                            throw new IllegalStateException("secret text");
                        });
        assertThat(code).isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(err.toString())
                .contains("IllegalStateException", "weir.log")
                .doesNotContain("secret text", "\tat ");
    }

    private int weir(String... arguments) {
        return WeirCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(arguments);
    }

    private int run(Callable<Integer> body) {
        return WeirCommand.configured(
                        new CommandLine(new Probe(body)),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .execute();
    }

    @Command(name = "probe")
    private record Probe(Callable<Integer> body) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }
}
