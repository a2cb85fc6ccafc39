package dev.weir.local;

import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.EvaluationTopology;
import dev.weir.jobs.Sinks;
import dev.weir.jobs.Sources;
import dev.weir.jobs.WatchTopology;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.io.files.FileRecords;
import java.util.concurrent.ExecutionException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Both halves of the job graph as one batch job over files, in this process. */
final class BatchRun {
    private final Workspace workspace;
    private final PostgresConfig database;
    private final RulesDocument rules;
    private final @Nullable Format format;

    BatchRun(
            Workspace workspace,
            PostgresConfig database,
            RulesDocument rules,
            @Nullable Format format) {
        this.workspace = workspace;
        this.database = database;
        this.rules = rules;
        this.format = format;
    }

    /** Returns when every row is in the database. */
    void execute(Inputs inputs, @Nullable Integer parallelism, Progress progress) throws Exception {
        int tasks = parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism;
        StreamExecutionEnvironment env = LocalFlink.batch(tasks, workspace.emptyTemporary());
        var redaction = new RedactionConfig(workspace.redactionKey(), null, null);
        var config = JobConfig.forFiles(format, database, redaction);
        var evaluated =
                EvaluationTopology.build(
                        env, Sources.of(FileRecords.from(inputs.files()), rules), config);
        Sinks sinks = Sinks.postgres(database);
        sinks.attach(evaluated);
        sinks.attach(WatchTopology.build(evaluated.signals()));
        RunMetrics.reset();
        try {
            progress.until(env.executeAsync("weir evaluate").getJobExecutionResult());
        } catch (ExecutionException e) {
            throw new Unavailable("the run failed: " + RootCause.of(e), e);
        }
    }
}
