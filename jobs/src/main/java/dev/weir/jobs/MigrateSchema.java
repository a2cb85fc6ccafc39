package dev.weir.jobs;

import dev.weir.jobs.io.postgres.Migrations;

/**
 * Brings the database to this version. Run as the owner of schema {@code weir}, before the jobs.
 */
public final class MigrateSchema {
    private MigrateSchema() {}

    /** Expects {@code --config weir.yaml}. */
    public static void main(String[] arguments) throws Exception {
        Migrations.apply(Deployment.from(arguments).config().postgres());
    }
}
