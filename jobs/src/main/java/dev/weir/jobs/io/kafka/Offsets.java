package dev.weir.jobs.io.kafka;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a job that has no checkpoint starts to read. */
final class Offsets {
    private Offsets() {}

    /**
     * Where its group committed last, else at the beginning. The group commits with each
     * checkpoint, so what was read before then but was only in that job's state is skipped: a job
     * that is to go on needs the checkpoint or a savepoint, from which it takes its own offsets.
     */
    @SuppressWarnings("deprecation") // the connector's interface still asks for Kafka's old enum
    static OffsetsInitializer whereLeftOff() {
        return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    }
}
