package dev.weir.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What tests do with a topic: fill it, and read it from the beginning. */
public record Topic(EmbeddedKafka kafka, String name) {
    /** A topic that did not exist before. */
    public static Topic create(EmbeddedKafka kafka, String name, int partitions) {
        kafka.createTopic(name, partitions);
        return new Topic(kafka, name);
    }

    /** Returns when all values are in the log. */
    public void send(List<String> values) throws ExecutionException, InterruptedException {
        sendBytes(values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /** Says of the values that they are of that time, and returns when they are in the log. */
    void sendAt(Instant time, List<String> values) throws ExecutionException, InterruptedException {
        try (var producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(name, 0, time.toEpochMilli(), null, value))
                        .get();
            }
        }
    }

    /** Spreads the values over the partitions; returns when all are in the log. */
    public void sendBytes(List<byte[]> values) throws ExecutionException, InterruptedException {
        sendRecords(
                values, (partition, value) -> new ProducerRecord<>(name, partition, null, value));
    }

    /** As {@link #sendBytes}, with a key and headers of the caller's choice. */
    public void sendRecords(
            List<byte[]> values, BiFunction<Integer, byte[], ProducerRecord<byte[], byte[]>> record)
            throws ExecutionException, InterruptedException {
        try (var producer =
                new KafkaProducer<>(
                        client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(name).size();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (byte[] value : values) {
                sent.add(producer.send(record.apply(sent.size() % partitions, value)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /** Reads on, from the beginning, until what was read is enough. */
    public List<ConsumerRecord<String, String>> readUntil(
            Duration limit, Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        try (var consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(name).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(records)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError(
                            "%d records in %s within %s, expected more"
                                    .formatted(records.size(), name, limit));
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
