package dev.weir.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Generated traces on a Kafka topic, as fast as it takes them. */
public final class LoadTopic {
    private static final Map<String, String> THROUGHPUT =
            Map.of("linger.ms", "20", "batch.size", "262144", "compression.type", "lz4");

    private LoadTopic() {}

    /** Returns when all of them are in the log; gives the bytes sent. */
    public static long send(
            String bootstrapServers,
            String topic,
            LoadGenerator generator,
            LoadFormat format,
            long from,
            long to) {
        var settings = new HashMap<String, Object>(THROUGHPUT);
        settings.put("bootstrap.servers", bootstrapServers);
        var failure = new AtomicReference<@Nullable Exception>();
        long bytes = 0;
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = from; number < to; number++) {
                for (byte[] record : format.records(List.of(generator.trace(number)))) {
                    var unused =
                            producer.send(
                                    new ProducerRecord<>(topic, record),
                                    (place, failed) -> failure.compareAndSet(null, failed));
                    bytes += record.length;
                }
            }
        }
        if (failure.get() != null) {
            throw new KafkaException("not all traces reached topic " + topic, failure.get());
        }
        return bytes;
    }
}
