package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a trace since the last time it was put out.
 *
 * @param trace absent when the trace is not complete or has not changed
 * @param feedback what people said of the trace
 * @param ended whether the request has come to its end, as far as is known
 */
public record Assembled(
        List<Observation> observations,
        @Nullable Trace trace,
        List<UsageChange> usageChanges,
        List<AttributedFeedback> feedback,
        boolean ended) {
    public static final Assembled NOTHING =
            new Assembled(List.of(), null, List.of(), List.of(), false);

    public Assembled {
        observations = Objects.requireNonNullElse(observations, List.of());
        usageChanges = Objects.requireNonNullElse(usageChanges, List.of());
        feedback = Objects.requireNonNullElse(feedback, List.of());
    }

    public boolean isNothing() {
        return observations.isEmpty()
                && trace == null
                && usageChanges.isEmpty()
                && feedback.isEmpty();
    }
}
