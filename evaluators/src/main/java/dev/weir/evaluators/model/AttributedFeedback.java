package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Feedback with what its trace tells of it.
 *
 * @param revision 1 when it is first put out, one more whenever it or its trace says something else
 * @param attribution of the trace, as far as it is known, and of the feedback itself
 * @param traceStart absent while nothing is known of the trace
 */
public record AttributedFeedback(
        Fragment fragment, int revision, Attribution attribution, @Nullable Instant traceStart) {
    public AttributedFeedback {
        attribution = Objects.requireNonNullElse(attribution, Attribution.NONE);
    }
}
