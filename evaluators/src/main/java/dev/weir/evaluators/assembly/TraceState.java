package dev.weir.evaluators.assembly;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the assembler keeps one trace: keyed state in a job, a map elsewhere. */
public interface TraceState {
    @Nullable TraceHeader header();

    void header(TraceHeader header);

    @Nullable SpanState span(String observationId);

    void span(String observationId, SpanState span);

    /** All spans by observation id, in any order; the trace itself under {@code ""}. */
    Map<String, SpanState> spans();

    void clear();
}
