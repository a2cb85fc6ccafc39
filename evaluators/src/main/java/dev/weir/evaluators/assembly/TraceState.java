package dev.weir.evaluators.assembly;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the assembler works on: one trace, or as much of it as is needed, and what was changed of it.
 * Whoever keeps it takes it from where it is kept, and puts what has changed back there.
 */
public final class TraceState {
    private final Map<String, SpanState> spans;
    private final Set<String> changed = new HashSet<>();
    private @Nullable TraceHeader header;

    /** A trace of which nothing is known. */
    public TraceState() {
        this(null, Map.of());
    }

    /** As it was kept. */
    public TraceState(@Nullable TraceHeader header, Map<String, SpanState> spans) {
        this.header = header;
        this.spans = new HashMap<>(spans);
    }

    public @Nullable TraceHeader header() {
        return header;
    }

    void header(TraceHeader newHeader) {
        header = newHeader;
    }

    @Nullable SpanState span(String observationId) {
        return spans.get(observationId);
    }

    void span(String observationId, SpanState span) {
        spans.put(observationId, span);
        changed.add(observationId);
    }

    /** All spans by observation id, in any order; the trace itself under {@code ""}. */
    public Map<String, SpanState> spans() {
        return Collections.unmodifiableMap(spans);
    }

    /** Those that are not as they were kept. */
    public Map<String, SpanState> changedSpans() {
        var changedSpans = new HashMap<>(spans);
        changedSpans.keySet().retainAll(changed);
        return changedSpans;
    }
}
