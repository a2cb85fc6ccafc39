package dev.weir.local;

import dev.weir.local.traffic.LiveTraffic;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends samples to a topic, as evenly as the rate asks, until it is interrupted or time is up. */
final class TrafficSender {
    private final String bootstrapServers;
    private final String topic;
    private final int partitions;
    private final AtomicLong traces = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    TrafficSender(String bootstrapServers, String topic, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.partitions = partitions;
    }

    /** How many traces were sent so far. */
    long traces() {
        return traces.get();
    }

    /** How many records they were. */
    long records() {
        return records.get();
    }

    void send(TrafficPlan plan) throws InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        long start = System.nanoTime();
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; !isOver(plan, start); number++) {
                LiveTraffic live = plan.traffic().replayed(number, Clock.systemUTC().instant());
                int partition = (int) (number % partitions);
                for (byte[] record : live.records()) {
                    var unused =
                            producer.send(
                                    new ProducerRecord<>(topic, partition, null, record),
                                    (place, failed) -> failure.compareAndSet(null, failed));
                    records.incrementAndGet();
                }
                checkSent();
                long sent = traces.addAndGet(live.traces());
                sleepUntil(start + (long) (sent / plan.rate() * TimeUnit.SECONDS.toNanos(1)));
            }
        }
    }

    private void checkSent() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka does not take any more traffic", failed);
        }
    }

    private static boolean isOver(TrafficPlan plan, long start) {
        return plan.duration() != null && System.nanoTime() - start >= plan.duration().toNanos();
    }

    /** Sleeps not at all when sending has fallen behind. */
    private static void sleepUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
    }
}
