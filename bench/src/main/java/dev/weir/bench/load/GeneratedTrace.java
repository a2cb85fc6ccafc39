package dev.weir.bench.load;

import dev.weir.evaluators.model.Span;
import java.util.List;

/** A trace before it is written in any format. The user key holds the plain user id. */
public record GeneratedTrace(String project, String traceId, List<GeneratedSpan> spans) {
    /** A span with its id. */
    public record GeneratedSpan(String id, Span span) {}
}
