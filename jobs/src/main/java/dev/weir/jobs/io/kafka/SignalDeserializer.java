package dev.weir.jobs.io.kafka;

import dev.weir.evaluators.model.Signal;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals from a topic. A record that is none is counted and skipped: it would stop the job each
 * time it is read again.
 */
@SuppressWarnings("NullAway.Init") // the transient field is set in open
final class SignalDeserializer implements KafkaRecordDeserializationSchema<Signal> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SignalDeserializer.class);

    private transient Counter refused;

    @Override
    public void open(InitializationContext context) {
        refused = context.getMetricGroup().counter("signals.refused_total");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Signal> out) {
        Signal signal;
        try {
            signal = SignalCodec.decode(record.value());
        } catch (IOException e) {
            refuse(record);
            return;
        }
        out.collect(signal);
    }

    /** Told of the first; whoever writes one foreign record there writes many. */
    private void refuse(ConsumerRecord<byte[], byte[]> record) {
        if (refused.getCount() == 0) {
            LOG.warn(
                    "record {} of partition {} of topic {} is no signal and is skipped; further"
                            + " ones are only counted, in signals.refused_total",
                    record.offset(),
                    record.partition(),
                    record.topic());
        }
        refused.inc();
    }

    @Override
    public TypeInformation<Signal> getProducedType() {
        return TypeInformation.of(Signal.class);
    }
}
