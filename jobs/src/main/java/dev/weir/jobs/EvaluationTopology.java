package dev.weir.jobs;

import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.stage.assemble.AssembleStage;
import dev.weir.jobs.stage.ingest.IngestStage;
import dev.weir.jobs.stage.score.ScoreStage;
import dev.weir.jobs.stage.signal.SignalStage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The half of the job graph that judges. */
public final class EvaluationTopology {
    private EvaluationTopology() {}

    /** From records to scores: one line per stage, in data-flow order. */
    public static Evaluated build(
            StreamExecutionEnvironment env, Sources sources, JobConfig config) {
        var rules = sources.rules(env);
        var ingested = IngestStage.apply(sources.records(env), config);
        var assembled = AssembleStage.apply(ingested.fragments(), config.assembly());
        var judged = ScoreStage.apply(assembled.assembled(), rules);
        var signals = SignalStage.apply(judged.scored());
        var deadLetters = ingested.deadLetters().union(assembled.deadLetters());
        return new Evaluated(deadLetters, assembled, judged.scores(), signals);
    }
}
