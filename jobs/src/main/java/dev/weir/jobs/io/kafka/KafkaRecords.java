package dev.weir.jobs.io.kafka;

import dev.weir.evaluators.model.RawRecord;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.graph.OperatorId;
import java.time.Clock;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records from Kafka topics. Time comes from the append timestamps of each partition, so neither a
 * partition that lags nor a client whose clock runs ahead can spoil it for the others.
 */
public final class KafkaRecords {
    private KafkaRecords() {}

    public static Function<StreamExecutionEnvironment, DataStream<RawRecord>> from(
            KafkaConfig config) {
        return env ->
                OperatorId.RECORDS.on(
                        env.fromSource(
                                source(config), watermarks(config), OperatorId.RECORDS.uid()));
    }

    private static KafkaSource<RawRecord> source(KafkaConfig config) {
        var source =
                KafkaSource.<RawRecord>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setTopics(config.topics())
                        .setGroupId(config.groupId())
                        .setStartingOffsets(Offsets.whereLeftOff())
                        .setDeserializer(new RawRecordDeserializer(Clock.systemUTC()));
        config.properties().forEach(source::setProperty);
        return source.build();
    }

    private static WatermarkStrategy<RawRecord> watermarks(KafkaConfig config) {
        return WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(config.allowedDelay())
                .withTimestampAssigner((record, stated) -> appended(record, stated))
                .withIdleness(config.idleAfter());
    }

    /** What Kafka states may be the time of a client's clock. */
    private static long appended(RawRecord record, long stated) {
        return record.appendTime() == null ? stated : record.appendTime().toEpochMilli();
    }
}
