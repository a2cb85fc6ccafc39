package dev.weir.bench;

import dev.weir.bench.load.LoadFiles;
import dev.weir.bench.load.LoadFormat;
import dev.weir.bench.load.LoadGenerator;
import dev.weir.evaluators.settings.Secret;
import dev.weir.jobs.Sinks;
import dev.weir.jobs.Sources;
import dev.weir.jobs.WholeTopology;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.config.RulesDocuments;
import dev.weir.jobs.io.files.FileRecords;
import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.local.LocalFlink;
import dev.weir.local.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs both halves of the job graph over generated files, as {@code weir evaluate} does. */
final class BenchRun {
    private static final long SEED = 20_261_123;
    private static final int FILES_PER_TASK = 4;
    private static final String KEY = "62656e63686d61726b73206e6565642061206b6579";

    private final Path folder;
    private final Path rules;
    private final PostgresConfig database;
    private final int parallelism;
    private final LoadFormat format;
    private final LoadGenerator generator = new LoadGenerator(SEED);
    private long generated;

    BenchRun(Path folder, Path rules, PostgresConfig database, int parallelism, LoadFormat format)
            throws Exception {
        this.folder = folder;
        this.rules = rules;
        this.database = database;
        this.parallelism = parallelism;
        this.format = format;
        Migrations.apply(database);
    }

    /**
     * One run.
     *
     * @param traces how many reached PostgreSQL
     * @param profile the CPU time of this process by stage
     * @param postgresCpuSeconds of all processes of the server
     */
    record Measured(
            long traces,
            long missing,
            long bytes,
            RowCounts rows,
            double seconds,
            StageProfile.Shares profile,
            double postgresCpuSeconds) {}

    /** Judges traces that were not there before. */
    Measured measure(long traces) throws Exception {
        try (var input = TemporaryFolder.in(folder, "input")) {
            long bytes =
                    LoadFiles.write(
                            generator,
                            format,
                            input.path(),
                            generated,
                            generated + traces,
                            parallelism * FILES_PER_TASK);
            generated += traces;
            RowCounts before = RowCounts.read(database);
            PostgresCpu postgres = PostgresCpu.of(database);
            double postgresBefore = postgres.seconds();
            StageProfile profile = StageProfile.start();
            long start = System.nanoTime();
            execute(files(input.path()));
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            StageProfile.Shares shares = profile.stop();
            double postgresSeconds = postgres.seconds() - postgresBefore;
            RowCounts rows = RowCounts.read(database).minus(before);
            return new Measured(
                    rows.traces(),
                    traces - rows.traces(),
                    bytes,
                    rows,
                    seconds,
                    shares,
                    postgresSeconds);
        }
    }

    private void execute(List<Path> files) throws Exception {
        StreamExecutionEnvironment env = LocalFlink.batch(parallelism, folder);
        var redaction = new RedactionConfig(new Secret(KEY), null, null);
        var config = JobConfig.forFiles(null, database, redaction);
        WholeTopology.build(
                env,
                Sources.of(FileRecords.from(files), RulesDocuments.load(rules)),
                config,
                Sinks.postgres(database));
        env.execute("weir bench");
    }

    private static List<Path> files(Path folder) throws java.io.IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
