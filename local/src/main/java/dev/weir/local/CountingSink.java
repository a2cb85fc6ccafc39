package dev.weir.local;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Shows a consumer of this process all that goes to a sink.
 *
 * @param counter which consumer: a sink is copied to its tasks, what it counts into must not be
 */
record CountingSink<T>(Sink<T> sink, long counter) implements Sink<T> {
    private static final Map<Long, Consumer<Object>> COUNTERS = new ConcurrentHashMap<>();
    private static final AtomicLong MADE = new AtomicLong();

    @SuppressWarnings("unchecked") // only values of this sink are ever given to it
    static <T> CountingSink<T> of(Sink<T> sink, Consumer<T> counter) {
        long number = MADE.incrementAndGet();
        COUNTERS.put(number, (Consumer<Object>) counter);
        return new CountingSink<>(sink, number);
    }

    void forget() {
        COUNTERS.remove(counter);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer<>(
                sink.createWriter(context),
                Objects.requireNonNull(COUNTERS.get(counter), "the run is over"));
    }

    @SuppressWarnings("try") // whether closing can be interrupted is up to the sink
    private record Writer<T>(SinkWriter<T> writer, Consumer<Object> counter)
            implements SinkWriter<T> {
        @Override
        public void write(T value, Context context) throws IOException, InterruptedException {
            counter.accept(value);
            writer.write(value, context);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            writer.flush(endOfInput);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
            writer.writeWatermark(watermark);
        }

        @Override
        public void close() throws Exception {
            writer.close();
        }
    }
}
