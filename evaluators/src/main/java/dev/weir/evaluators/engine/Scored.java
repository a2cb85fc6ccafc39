package dev.weir.evaluators.engine;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.UsageChange;
import java.util.List;
import java.util.Objects;

/** What was said of what assembly gave, and the usage that changed with it. */
public record Scored(List<Score> scores, List<UsageChange> usageChanges) {
    public Scored {
        scores = Objects.requireNonNullElse(scores, List.of());
        usageChanges = Objects.requireNonNullElse(usageChanges, List.of());
    }
}
