package dev.weir.jobs.io.kafka;

import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record with its place; its content is looked at by ingest, not here. */
@SuppressWarnings("NullAway.Init") // the transient field is set in open
final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    private final Clock clock;
    private transient AppendTimes appendTimes;

    /** The clock tells when a record is read. */
    RawRecordDeserializer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(InitializationContext context) {
        appendTimes =
                new AppendTimes(
                        clock, context.getMetricGroup().counter("records.client_times_total"));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        Position position = Position.kafka(record.topic(), record.partition(), record.offset());
        Instant appended = appendTimes.of(record);
        out.collect(
                record.value() == null
                        ? new RawRecord(
                                position, new byte[0], 0, appended, RejectReason.EMPTY_INPUT)
                        : RawRecord.of(position, record.value(), appended));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
