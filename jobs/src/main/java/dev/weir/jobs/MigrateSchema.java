package dev.weir.jobs;

import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.io.PrintStream;
import org.apache.flink.client.program.ProgramParametrizationException;

/**
 * Brings the database to this version. Run as the owner of schema {@code weir}, before the jobs.
 */
public final class MigrateSchema {
    static final int OK = 0;
    static final int MISTAKE = 2;
    static final int UNAVAILABLE = 3;

    private MigrateSchema() {}

    /** Expects {@code --config weir.yaml}; the exit codes are those of {@code ./weir}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.err));
    }

    static int run(String[] arguments, PrintStream err) {
        try {
            Migrations.apply(Deployment.from(arguments).config().postgres());
            return OK;
        } catch (ProgramParametrizationException e) {
            err.println("weir: " + e.getMessage());
            return MISTAKE;
        } catch (PostgresUnavailable e) {
            err.println("weir: " + e.getMessage());
            return UNAVAILABLE;
        }
    }
}
