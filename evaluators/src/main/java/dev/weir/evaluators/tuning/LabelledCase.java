package dev.weir.evaluators.tuning;

import dev.weir.evaluators.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target with what a person says the rule should find.
 *
 * @param <T> what the case's native observation was decoded to
 * @param group figures are given for each group too; empty when there are none
 * @param spans absent when only the verdict is labelled; then an empty list means none at all
 */
public record LabelledCase<T>(
        String id, String group, T target, Verdict expected, @Nullable List<LabelledSpan> spans) {}
