package dev.weir.jobs.io.kafka;

import dev.weir.evaluators.model.Signal;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.graph.OperatorId;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The seam between the two jobs: a topic of signals, written and read exactly once. */
public final class KafkaSignals {
    /** Longer than any checkpoint, shorter than the broker's own limit of 15 minutes. */
    private static final String TRANSACTION_TIMEOUT_MS = "600000";

    private KafkaSignals() {}

    public static Sink<Signal> sink(KafkaConfig config) {
        String topic = config.signalsTopic();
        KafkaRecordSerializationSchema<Signal> serializer =
                (signal, context, timestamp) ->
                        new ProducerRecord<>(
                                topic, SignalCodec.key(signal), SignalCodec.encode(signal));
        var sink =
                KafkaSink.<Signal>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix(config.groupId() + "-signals")
                        .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS)
                        .setRecordSerializer(serializer);
        config.properties().forEach(sink::setProperty);
        return sink.build();
    }

    public static DataStream<Signal> from(StreamExecutionEnvironment env, KafkaConfig config) {
        var source =
                KafkaSource.<Signal>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setTopics(config.signalsTopic())
                        .setGroupId(config.groupId() + "-watch")
                        .setProperty("isolation.level", "read_committed")
                        .setStartingOffsets(Offsets.whereLeftOff())
                        .setDeserializer(new SignalDeserializer());
        config.properties().forEach(source::setProperty);
        return OperatorId.SIGNALS.on(
                env.fromSource(
                        source.build(),
                        WatermarkStrategy.<Signal>forBoundedOutOfOrderness(config.allowedDelay())
                                .withIdleness(config.idleAfter()),
                        OperatorId.SIGNALS.uid()));
    }
}
