package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.settings.Checks;
import dev.weir.evaluators.settings.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fails a model call that does not say whose it is, what for, or what it consumed.
 *
 * <p>Catches call sites without user, session, feature, model, parameters or usage, which no
 * dashboard can then break down. The list is what cost and quality reports group by. Misses fields
 * that are there but wrong; what only a successful call can know is not asked of a failed one.
 */
final class RequiredMetadataEvaluator implements ObservationEvaluator {
    private static final String METADATA = "metadata.";
    private static final String PARAMETER = "parameters.";
    private static final Map<String, Predicate<Observation>> FIELDS = fields();
    private static final Set<String> KNOWN_AFTER_SUCCESS =
            Set.of("usage", "cost", "output", "finish-reason");

    record Options(List<String> fields) {
        Options {
            fields =
                    Objects.requireNonNullElse(
                            fields,
                            List.of("user", "session", "feature", "model", "parameters", "usage"));
            var checks = Checks.all().that(!fields.isEmpty(), "fields: must not be empty");
            for (String field : fields) {
                checks.that(
                        isKnown(field),
                        "fields: \"%s\" is not known; %s",
                        field,
                        Names.suggestion(field, FIELDS.keySet()));
            }
            checks.done();
        }
    }

    private final Options options;

    RequiredMetadataEvaluator(Options options) {
        this.options = options;
    }

    @Override
    public Set<ObservationType> judges() {
        return Set.of(ObservationType.GENERATION, ObservationType.EMBEDDING);
    }

    @Override
    public Finding evaluate(Observation observation) {
        var missing = new ArrayList<Evidence>();
        for (String field : options.fields) {
            if (!isGiven(field, observation)) {
                missing.add(Evidence.of(field, "missing", ""));
            }
        }
        if (missing.isEmpty()) {
            return Finding.pass(0);
        }
        return Finding.fail(
                        (double) missing.size(),
                        "%d of %d fields are missing: %s",
                        missing.size(),
                        options.fields.size(),
                        String.join(", ", missing.stream().map(Evidence::field).toList()))
                .with(missing);
    }

    private static boolean isGiven(String field, Observation observation) {
        if (KNOWN_AFTER_SUCCESS.contains(field) && observation.span().outcome().isError()) {
            return true;
        }
        if (field.startsWith(METADATA)) {
            return isGiven(observation.span().metadata().get(field.substring(METADATA.length())));
        }
        if (field.startsWith(PARAMETER)) {
            String name = field.substring(PARAMETER.length());
            return isGiven(observation.span().call().parameters().get(name));
        }
        return Objects.requireNonNull(FIELDS.get(field)).test(observation);
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static boolean isKnown(String field) {
        return FIELDS.containsKey(field)
                || (field.startsWith(METADATA) && field.length() > METADATA.length())
                || (field.startsWith(PARAMETER) && field.length() > PARAMETER.length());
    }

    private static Map<String, Predicate<Observation>> fields() {
        var fields = new LinkedHashMap<String, Predicate<Observation>>();
        fields.put("user", o -> isGiven(o.attribution().userKey()));
        fields.put("session", o -> isGiven(o.attribution().sessionId()));
        fields.put("feature", o -> isGiven(o.attribution().feature()));
        fields.put("environment", o -> isGiven(o.attribution().environment()));
        fields.put("release", o -> isGiven(o.attribution().release()));
        fields.put("tags", o -> !o.attribution().tags().isEmpty());
        fields.put("name", o -> isGiven(o.span().name()));
        fields.put("provider", o -> isGiven(o.span().call().provider()));
        fields.put("model", o -> isGiven(o.span().call().knownModel()));
        fields.put("parameters", o -> !o.span().call().parameters().isEmpty());
        fields.put("prompt-name", o -> isGiven(o.span().call().promptName()));
        fields.put("prompt-version", o -> isGiven(o.span().call().promptVersion()));
        fields.put("finish-reason", o -> isGiven(o.span().call().finishReason()));
        fields.put("usage", o -> o.span().usage().isKnown());
        fields.put("cost", o -> o.span().costUsd() != null);
        fields.put("latency", o -> o.span().timing().latencyMs() != null);
        fields.put("input", o -> !o.content().input().isEmpty());
        fields.put("output", o -> !o.content().output().isEmpty());
        return fields;
    }
}
