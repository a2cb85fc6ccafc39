package dev.weir.local;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one message and an exit code; traces go to the log only. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parseResult) {
        if (failure instanceof UserError) {
            return say(commandLine, failure.getMessage(), ExitCodes.USER_ERROR);
        }
        LOG.error("{} failed", commandLine.getCommandName(), failure);
        String lost = Outage.in(failure);
        if (!lost.isEmpty()) {
            return say(commandLine, lost, ExitCodes.UNAVAILABLE);
        }
        String message =
                "an unexpected failure (%s); the log says more: %s"
                        .formatted(Outage.kind(failure), logFile());
        return say(commandLine, message, ExitCodes.UNEXPECTED);
    }

    private static int say(CommandLine commandLine, @Nullable String message, int exitCode) {
        commandLine.getErr().println("weir: " + message);
        return exitCode;
    }

    private static String logFile() {
        return System.getProperty("weir.log", ".weir/logs/weir.log");
    }
}
