package dev.weir.local;

import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.Sinks;
import dev.weir.jobs.Sources;
import dev.weir.jobs.WholeTopology;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.io.files.FileRecords;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Both halves of the job graph as one batch job over files, in this process.
 *
 * @param format what every file is; absent when it is to be told from the content
 */
record BatchRun(
        RedactionConfig redaction,
        PostgresConfig database,
        RulesDocument rules,
        @Nullable Format format) {

    /** Returns when every row is in the database. */
    void execute(Inputs inputs, int parallelism, Path temporary, Tally tally, Progress progress)
            throws Exception {
        StreamExecutionEnvironment env = LocalFlink.batch(parallelism, temporary);
        WholeTopology.build(
                env,
                Sources.of(FileRecords.from(inputs.files()), rules),
                JobConfig.forFiles(format, database, redaction),
                tally.counting(Sinks.postgres(database)));
        RunMetrics.reset();
        progress.until(env.executeAsync("weir evaluate").getJobExecutionResult());
    }
}
