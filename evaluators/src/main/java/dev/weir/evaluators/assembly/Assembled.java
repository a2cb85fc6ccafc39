package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a trace since the last time it was put out.
 *
 * @param trace absent when the trace is not complete or has not changed
 * @param ended whether the request has come to its end, as far as is known
 */
public record Assembled(
        List<Observation> observations,
        @Nullable Trace trace,
        List<UsageChange> usageChanges,
        boolean ended) {
    public static final Assembled NOTHING = new Assembled(List.of(), null, List.of(), false);
}
