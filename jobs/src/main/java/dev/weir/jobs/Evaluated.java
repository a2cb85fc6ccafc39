package dev.weir.jobs;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Signal;
import dev.weir.jobs.stage.assemble.AssembleStage;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the evaluating half gives. */
public record Evaluated(
        DataStream<DeadLetter> deadLetters,
        AssembleStage.Output assembled,
        DataStream<Score> scores,
        DataStream<Signal> signals) {}
