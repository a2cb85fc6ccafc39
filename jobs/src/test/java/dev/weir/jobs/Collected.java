package dev.weir.jobs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink into memory. The mini cluster runs in this process, so a static list reaches the test. */
final class Collected<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<Object>> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    Collected() {
        ALL.put(id, Collections.synchronizedList(new ArrayList<>()));
    }

    @SuppressWarnings("unchecked") // only this sink's own writers add to this list
    List<T> values() {
        return (List<T>) List.copyOf(ALL.getOrDefault(id, List.of()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        List<Object> values = ALL.getOrDefault(id, List.of());
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context written) {
                values.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
