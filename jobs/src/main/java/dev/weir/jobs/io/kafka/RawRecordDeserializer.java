package dev.weir.jobs.io.kafka;

import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record with its place; its content is looked at by ingest, not here. */
final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        Position position = Position.kafka(record.topic(), record.partition(), record.offset());
        Instant appended = Instant.ofEpochMilli(record.timestamp());
        out.collect(
                record.value() == null
                        ? RawRecord.refused(position, 0, RejectReason.EMPTY_INPUT)
                        : RawRecord.of(position, record.value(), appended));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
