package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.redaction.PiiType;
import dev.weir.evaluators.settings.Checks;
import dev.weir.evaluators.settings.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fails a generation in which redaction found personal data.
 *
 * <p>Catches every kind that the recognizers know, in the chosen fields; the text itself is
 * redacted by then, so it goes by the counts that redaction left. Kinds are those of the redaction
 * policy. Misses what the recognizers miss, and does not ask whether the user gave the data first.
 */
final class PiiEvaluator implements ObservationEvaluator {
    /** Where redaction looks for personal data. */
    enum Field {
        INPUT,
        OUTPUT,
        CONTEXT
    }

    record Options(List<Field> fields, Set<PiiType> types) {
        Options {
            fields = Objects.requireNonNullElse(fields, List.of(Field.OUTPUT));
            types = Objects.requireNonNullElse(types, Set.of(PiiType.values()));
            Checks.all()
                    .that(!fields.isEmpty(), "fields: must not be empty")
                    .that(!types.isEmpty(), "types: must not be empty")
                    .done();
        }
    }

    private final Set<String> fields = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final boolean onlyOutput;

    PiiEvaluator(Options options) {
        options.fields.forEach(field -> fields.add(Names.kebab(field.name())));
        options.types.forEach(type -> types.add(type.name()));
        onlyOutput = options.fields.equals(List.of(Field.OUTPUT));
    }

    @Override
    public Finding evaluate(Observation observation) {
        var found = new ArrayList<Evidence>();
        var labels = new TreeSet<String>();
        int count = 0;
        for (Map.Entry<String, Integer> entry :
                new TreeMap<>(observation.span().pii()).entrySet()) {
            String field = field(entry.getKey());
            String type = entry.getKey().substring(entry.getKey().indexOf(':') + 1);
            if (entry.getValue() > 0 && fields.contains(field) && types.contains(type)) {
                count += entry.getValue();
                labels.add(type);
                String words = entry.getValue() + " " + type + " in the " + field;
                found.add(Evidence.of(field, type, words));
            }
        }
        if (found.isEmpty()) {
            Finding missing = onlyOutput ? Answers.missing(observation) : null;
            return missing == null ? Finding.pass(0) : missing;
        }
        String kinds = String.join(",", labels);
        return Finding.fail((double) count, "%s", String.join(", ", words(found)))
                .labelled(kinds)
                .with(found);
    }

    private static List<String> words(List<Evidence> found) {
        return found.stream().map(Evidence::detail).toList();
    }

    /** {@code context[2]:EMAIL} counts for the field {@code context}. */
    private static String field(String key) {
        int end = key.indexOf(':');
        String field = end < 0 ? key : key.substring(0, end);
        int index = field.indexOf('[');
        return index < 0 ? field : field.substring(0, index);
    }
}
