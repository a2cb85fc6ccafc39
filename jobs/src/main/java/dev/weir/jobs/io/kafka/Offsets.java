package dev.weir.jobs.io.kafka;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a job that has no checkpoint starts to read. */
final class Offsets {
    private Offsets() {}

    /** Where its group left off, else at the beginning: nothing that is still there is skipped. */
    @SuppressWarnings("deprecation") // the connector's interface still asks for Kafka's old enum
    static OffsetsInitializer whereLeftOff() {
        return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    }
}
