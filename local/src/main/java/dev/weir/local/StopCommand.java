package dev.weir.local;

import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends the embedded database that earlier runs left up. */
@Command(name = "stop", description = "Stops the embedded PostgreSQL; its rows stay on disk.")
final class StopCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = Workspace.current();
        try {
            var running = EmbeddedPostgres.running(workspace.postgres());
            if (running.isPresent()) {
                running.get().stop();
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            running.isPresent()
                                    ? "Stopped; the rows stay in " + workspace.postgres()
                                    : "The embedded PostgreSQL was not running.");
            return ExitCodes.OK;
        } catch (PostgresUnavailable e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
