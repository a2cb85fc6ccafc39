package dev.weir.evaluators.rules;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import java.util.List;
import java.util.Objects;

/**
 * Which targets a rule is for: every given field must match one of its values; {@code *} at the end
 * of a value matches any rest. An empty selector matches everything that the evaluator can judge.
 */
public record Selector(
        List<String> project,
        List<String> environment,
        List<String> feature,
        List<String> type,
        List<String> name,
        List<String> provider,
        List<String> model,
        List<String> tag) {
    public static final Selector ALL =
            new Selector(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());

    public Selector {
        project = Objects.requireNonNullElse(project, List.of());
        environment = Objects.requireNonNullElse(environment, List.of());
        feature = Objects.requireNonNullElse(feature, List.of());
        type = Objects.requireNonNullElse(type, List.of());
        name = Objects.requireNonNullElse(name, List.of());
        provider = Objects.requireNonNullElse(provider, List.of());
        model = Objects.requireNonNullElse(model, List.of());
        tag = Objects.requireNonNullElse(tag, List.of());
    }

    public boolean matches(Observation observation) {
        return matches(observation.project(), observation.attribution())
                && any(type, observation.type().id())
                && any(name, observation.span().name())
                && any(provider, observation.span().call().provider())
                && any(model, observation.span().call().knownModel());
    }

    /** Fields that only an observation has (type, provider, model) match no trace when given. */
    public boolean matches(Trace trace) {
        return matches(trace.project(), trace.attribution())
                && any(name, trace.name())
                && type.isEmpty()
                && provider.isEmpty()
                && model.isEmpty();
    }

    private boolean matches(String targetProject, Attribution attribution) {
        return any(project, targetProject)
                && any(environment, attribution.environment())
                && any(feature, attribution.feature())
                && (tag.isEmpty() || attribution.tags().stream().anyMatch(t -> any(tag, t)));
    }

    /** Whether any of the patterns matches any of the values. */
    public static boolean any(List<String> patterns, List<String> values) {
        return !patterns.isEmpty() && values.stream().anyMatch(value -> any(patterns, value));
    }

    private static boolean any(List<String> patterns, String value) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (String pattern : patterns) {
            if (pattern.endsWith("*")
                    ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                    : value.equals(pattern)) {
                return true;
            }
        }
        return false;
    }
}
