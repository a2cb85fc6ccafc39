package dev.weir.evaluators.model;

import java.util.Objects;

/** The same trace id in another project is another trace. */
public record TraceKey(String project, String traceId) {
    public TraceKey {
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
    }
}
