package dev.weir.jobs.stage.ingest;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.graph.SideOutputs;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Bytes to redacted fragments. It is chained to the source, one to one, so that no raw text ever
 * crosses an exchange.
 */
public final class IngestStage {
    /** What ingest gives. */
    public record Output(DataStream<Fragment> fragments, DataStream<DeadLetter> deadLetters) {}

    private IngestStage() {}

    public static Output apply(DataStream<RawRecord> records, JobConfig config) {
        var fragments =
                OperatorId.INGEST.on(
                        records.forward()
                                .process(new IngestFunction(config.redaction(), config.format()))
                                .setParallelism(records.getParallelism()));
        return new Output(fragments, fragments.getSideOutput(SideOutputs.DEAD_LETTERS));
    }
}
