package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One trace with its spans overlaid. */
final class TraceView {
    private final Map<String, Span> spans;
    private final Span traceSpan;
    private final @Nullable Span root;

    private TraceView(Map<String, Span> spans, Span traceSpan) {
        this.spans = spans;
        this.traceSpan = traceSpan;
        this.root = onlyRoot();
    }

    /** The view of what is kept; spans without text are left out. */
    static TraceView of(Map<String, SpanState> kept) {
        var spans = new TreeMap<String, Span>();
        Span traceSpan = Span.EMPTY;
        for (var entry : kept.entrySet()) {
            List<Fragment> fragments = entry.getValue().fragments();
            if (entry.getKey().isEmpty()) {
                traceSpan = overlaid(fragments);
            } else if (!fragments.isEmpty()) {
                spans.put(entry.getKey(), overlaid(fragments));
            }
        }
        return new TraceView(inStartOrder(spans), traceSpan);
    }

    private static Span overlaid(List<Fragment> fragments) {
        Span span = fragments.isEmpty() ? Span.EMPTY : fragments.get(0).span();
        for (int i = 1; i < fragments.size(); i++) {
            span = span.overlay(fragments.get(i).span());
        }
        return span;
    }

    private static Map<String, Span> inStartOrder(Map<String, Span> byId) {
        var entries = new ArrayList<>(byId.entrySet());
        entries.sort(Comparator.comparing(entry -> startOf(entry.getValue())));
        var ordered = new LinkedHashMap<String, Span>();
        entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** Where a span stands among the others; one that tells no start comes last. */
    static Instant startOf(Span span) {
        return span.timing().start() == null ? Instant.MAX : span.timing().start();
    }

    /** Of a trace that was announced by itself, several top-level spans are all no root. */
    private @Nullable Span onlyRoot() {
        Span first = null;
        for (Span span : spans.values()) {
            if (span.parentId().isEmpty()) {
                if (first == null) {
                    first = span;
                } else if (!traceSpan.equals(Span.EMPTY)) {
                    return null;
                }
            }
        }
        return first;
    }

    /** The spans by id, by start time, then by id. */
    Map<String, Span> spans() {
        return spans;
    }

    /** What is said of the trace as a whole. */
    Span traceSpan() {
        return traceSpan;
    }

    /** The span that encloses all others; absent while it has not come, or where there is none. */
    @Nullable Span root() {
        return root;
    }

    /** The trace's name: its own, else its root's. */
    String name() {
        if (!traceSpan.name().isEmpty()) {
            return traceSpan.name();
        }
        return root == null ? "" : root.name();
    }

    /** The first moment known of the trace; absent when no span tells. */
    @Nullable Instant start() {
        Instant earliest = traceSpan.timing().start();
        for (Span span : spans.values()) {
            earliest = Timing.earliest(earliest, span.timing().start());
        }
        return earliest;
    }

    /**
     * Whether the request has come to its end: its root has ended, or, where the format has no root
     * span, the trace was announced and everything in it has ended.
     */
    boolean hasEnded() {
        if (root != null) {
            return root.timing().end() != null;
        }
        return !traceSpan.equals(Span.EMPTY)
                && !spans.isEmpty()
                && spans.values().stream().allMatch(span -> span.timing().end() != null);
    }
}
