package dev.weir.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Signal;
import dev.weir.evaluators.model.SignalKind;
import dev.weir.evaluators.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalDeserializerTest {
    private static final Signal SIGNAL =
            new Signal(
                    SignalKind.SCORE,
                    "id-1",
                    "shop",
                    "production",
                    "t-1",
                    "o-1",
                    "s-1",
                    "user-key",
                    "chat",
                    ObservationType.GENERATION,
                    "answer",
                    1,
                    Instant.parse("2026-11-23T14:00:00Z"),
                    null,
                    "answered",
                    "refusal",
                    Verdict.FAIL,
                    0.5,
                    Severity.WARNING);

    private final Counter refused = new SimpleCounter();
    private final List<Signal> read = new ArrayList<>();
    private final SignalDeserializer deserializer = new SignalDeserializer();

    @BeforeEach
    void open() {
        deserializer.open(new Counting());
    }

    private void read(byte @Nullable [] value) {
        deserializer.deserialize(
                new ConsumerRecord<>("weir.signals", 0, 17, null, value),
                new ListCollector<>(read));
    }

    @Test
    void aSignalIsReadAsItWasWritten() {
        read(SignalCodec.encode(SIGNAL));
        assertThat(read).containsExactly(SIGNAL);
        assertThat(refused.getCount()).isZero();
    }

    @Test
    void whatIsNoSignalIsCountedAndTheNextOneIsRead() {
        var foreign =
                List.of(
                        "",
                        "hello",
                        "null",
                        "[]",
                        "7",
                        "{}",
                        "{\"kind\":\"SCORE\"}",
                        "{\"signalId\":\"id-1\"}",
                        "{\"kind\":\"OTHER\",\"signalId\":\"id-1\"}",
                        "{\"kind\":\"SCORE\",\"signalId\":\"id-1\",\"time\":\"noon\"}",
                        "{\"kind\":\"SCORE\",",
                        "[".repeat(100_000));
        foreign.forEach(text -> read(text.getBytes(StandardCharsets.UTF_8)));
        read(new byte[] {(byte) 0xFF, 0});
        read(null);
        assertThat(read).isEmpty();
        assertThat(refused.getCount()).isEqualTo(foreign.size() + 2);

        read(SignalCodec.encode(SIGNAL));
        assertThat(read).containsExactly(SIGNAL);
    }

    private final class Counting extends UnregisteredMetricsGroup implements InitializationContext {
        @Override
        public <C extends Counter> C counter(String name, C counter) {
            return counter;
        }

        @Override
        public Counter counter(String name) {
            assertThat(name).isEqualTo("signals.refused_total");
            return refused;
        }

        @Override
        public MetricGroup getMetricGroup() {
            return this;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
