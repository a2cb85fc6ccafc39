package dev.weir.evaluators.evaluator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows every evaluator by the type name that rules use. */
public final class EvaluatorRegistry {
    /** How one type of evaluator is made from its options. */
    public record Entry<O extends Record>(
            String type, Class<O> options, Function<O, ? extends Evaluator> constructor) {
        /** Makes the evaluator; options of another type are a programming error. */
        public Evaluator create(Record given) {
            return constructor.apply(options.cast(given));
        }
    }

    private final Map<String, Entry<?>> entries;

    private EvaluatorRegistry(Map<String, Entry<?>> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Builder builder() {
        return new Builder();
    }

    public @Nullable Entry<?> find(String type) {
        return entries.get(type);
    }

    /** All type names, in the order they were added. */
    public Set<String> types() {
        return entries.keySet();
    }

    /** Collects entries; a type name given twice is a programming error. */
    public static final class Builder {
        private final Map<String, Entry<?>> entries = new LinkedHashMap<>();

        private Builder() {}

        public <O extends Record> Builder add(
                String type, Class<O> options, Function<O, ? extends Evaluator> constructor) {
            if (entries.put(type, new Entry<>(type, options, constructor)) != null) {
                throw new IllegalArgumentException("evaluator type " + type + " is added twice");
            }
            return this;
        }

        public EvaluatorRegistry build() {
            return new EvaluatorRegistry(entries);
        }
    }
}
