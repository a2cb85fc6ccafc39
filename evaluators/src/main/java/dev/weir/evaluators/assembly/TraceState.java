package dev.weir.evaluators.assembly;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the assembler works on: one trace, or as much of it as is needed, and what was changed of
 * it. Whoever keeps it takes it from where it is kept, and puts what has changed back there.
 */
public final class TraceState {
    private final Map<String, SpanState> spans;
    private final Set<String> changed = new HashSet<>();
    private final Map<String, FeedbackState> feedback;
    private final Set<String> changedFeedback = new HashSet<>();
    private @Nullable TraceHeader header;

    /** A trace of which nothing is known. */
    public TraceState() {
        this(null, Map.of(), Map.of());
    }

    /** As it was kept. */
    public TraceState(
            @Nullable TraceHeader header,
            Map<String, SpanState> spans,
            Map<String, FeedbackState> feedback) {
        this.header = header;
        this.spans = new HashMap<>(spans);
        this.feedback = new HashMap<>(feedback);
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

    @Nullable FeedbackState feedback(String id) {
        return feedback.get(id);
    }

    void feedback(String id, FeedbackState state) {
        feedback.put(id, state);
        changedFeedback.add(id);
    }

    /** What people said, by {@linkplain FeedbackState#idOf its id}, in any order. */
    public Map<String, FeedbackState> feedback() {
        return Collections.unmodifiableMap(feedback);
    }

    /** Those that are not as they were kept. */
    public Map<String, SpanState> changedSpans() {
        return only(changed, spans);
    }

    /** Those that are not as they were kept. */
    public Map<String, FeedbackState> changedFeedback() {
        return only(changedFeedback, feedback);
    }

    private static <T> Map<String, T> only(Set<String> ids, Map<String, T> all) {
        var some = new HashMap<>(all);
        some.keySet().retainAll(ids);
        return some;
    }
}
