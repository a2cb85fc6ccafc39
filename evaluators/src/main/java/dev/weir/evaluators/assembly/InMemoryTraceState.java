package dev.weir.evaluators.assembly;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trace in plain memory. */
public final class InMemoryTraceState implements TraceState {
    private final Map<String, SpanState> spans = new HashMap<>();
    private @Nullable TraceHeader header;

    @Override
    public @Nullable TraceHeader header() {
        return header;
    }

    @Override
    public void header(TraceHeader newHeader) {
        header = newHeader;
    }

    @Override
    public @Nullable SpanState span(String observationId) {
        return spans.get(observationId);
    }

    @Override
    public void span(String observationId, SpanState span) {
        spans.put(observationId, span);
    }

    @Override
    public Map<String, SpanState> spans() {
        return Map.copyOf(spans);
    }

    @Override
    public void clear() {
        header = null;
        spans.clear();
    }

    /** Whether nothing is left of the trace. */
    public boolean isEmpty() {
        return header == null && spans.isEmpty();
    }
}
