package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One normalised span, complete as far as is known: what evaluators judge.
 *
 * @param revision 1 for the first content seen, one more whenever the content changes
 * @param span everything the span says, with user, session and feature resolved over the trace
 * @param contentHash equal content has an equal hash, whenever and however it arrived
 * @param order how new this content is
 * @param eventTime the span's end, but no later than it was appended
 * @param traceStart the first moment known of the trace; its day decides where rows are kept
 */
public record Observation(
        String project,
        String traceId,
        String observationId,
        int revision,
        Span span,
        String contentHash,
        ContentOrder order,
        Instant eventTime,
        Instant traceStart,
        @Nullable Instant appendTime) {
    public Observation {
        project = Objects.requireNonNullElse(project, "");
        traceId = Objects.requireNonNullElse(traceId, "");
        observationId = Objects.requireNonNullElse(observationId, "");
        span = Objects.requireNonNullElse(span, Span.EMPTY);
        contentHash = Objects.requireNonNullElse(contentHash, "");
        order = Objects.requireNonNullElse(order, ContentOrder.FIRST);
        eventTime = Objects.requireNonNullElse(eventTime, Instant.EPOCH);
        traceStart = Objects.requireNonNullElse(traceStart, Instant.EPOCH);
    }

    public ObservationType type() {
        return span.type();
    }

    public Content content() {
        return span.content();
    }

    public Attribution attribution() {
        return span.attribution();
    }

    /** The input as text: every message's text, joined by line breaks. Field {@code input}. */
    public String inputText() {
        return content().inputText();
    }

    /** The answer as text: what evidence on field {@code output} points into. */
    public String outputText() {
        return content().outputText();
    }

    /** The tool calls that the output asks for, in order. */
    public List<Part> toolCalls() {
        return content().toolCalls();
    }
}
