package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A subtree of settings as a record: kebab-case keys for components.
 *
 * <p>A missing primitive is a problem; any other missing component is null, and the compact
 * constructor fills in the default or objects through {@link Checks}. Reading goes on after a
 * problem, so that all of them are found at once.
 */
public final class RecordReader {
    private final References references;
    private final Function<String, @Nullable String> files;
    private final Consumer<Problem> problems;
    private final ValueReader values = new ValueReader(this);

    private RecordReader(
            References references,
            Function<String, @Nullable String> files,
            Consumer<Problem> problems) {
        this.references = references;
        this.files = files;
        this.problems = problems;
    }

    /** Looks up {@code ${NAME}} in the environment, which gives null for what is not set. */
    public static RecordReader withEnvironment(
            Function<String, @Nullable String> environment, Consumer<Problem> problems) {
        return new RecordReader(new References(environment), name -> null, problems);
    }

    /** Takes texts as they are, and reads {@link TextFile}s; a file not found gives null. */
    public static RecordReader withFiles(
            Function<String, @Nullable String> files, Consumer<Problem> problems) {
        return new RecordReader(new References(null), files, problems);
    }

    /** Null when a problem was reported. */
    public <T extends Record> @Nullable T read(String path, JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            report(path, "must be a mapping, got " + Shown.of(node));
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        boolean known = knowsAllKeys(path, node, components);
        var broken = new HashSet<String>();
        @Nullable Object[] arguments = new Object[components.length];
        boolean constructible = true;
        for (int i = 0; i < components.length; i++) {
            String key = Names.kebab(components[i].getName());
            arguments[i] = component(path, node, key, components[i], broken);
            constructible &= arguments[i] != null || !components[i].getType().isPrimitive();
        }
        T read = constructible ? construct(path, type, arguments, broken) : null;
        return known && broken.isEmpty() ? read : null;
    }

    private boolean knowsAllKeys(String path, JsonNode node, RecordComponent[] components) {
        var known = new LinkedHashMap<String, RecordComponent>();
        for (RecordComponent component : components) {
            known.put(Names.kebab(component.getName()), component);
        }
        boolean all = true;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.containsKey(entry.getKey())) {
                all = false;
                report(
                        Paths.key(path, entry.getKey()),
                        known.isEmpty()
                                ? "is not known, nothing can be set here"
                                : "is not known; "
                                        + Names.suggestion(entry.getKey(), known.keySet()));
            }
        }
        return all;
    }

    private @Nullable Object component(
            String path, JsonNode node, String key, RecordComponent component, Set<String> broken) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            if (component.getType().isPrimitive()) {
                broken.add(key);
                report(Paths.key(path, key), "is required");
            }
            return null;
        }
        Object read = values.read(Paths.key(path, key), value, component.getGenericType());
        if (read == null) {
            broken.add(key);
        }
        return read;
    }

    private <T extends Record> @Nullable T construct(
            String path, Class<T> type, @Nullable Object[] arguments, Set<String> broken) {
        try {
            return constructor(type).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Checks.Violation violation) {
                violation.messages().forEach(message -> report(path, message, broken));
                return null;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " fails", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    /** Reports what a constructor refused for the record at this path. */
    public void report(String path, Checks.Violation violation) {
        violation.messages().forEach(message -> report(path, message, Set.of()));
    }

    private static <T extends Record> Constructor<T> constructor(Class<T> type)
            throws NoSuchMethodException {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        Constructor<T> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    /**
     * A violation of a component whose value was refused already only repeats that; one of the
     * record as a whole may only come from it.
     */
    private void report(String path, String violation, Set<String> broken) {
        int colon = violation.indexOf(": ");
        String key = colon < 0 ? "" : violation.substring(0, colon);
        if (key.isEmpty() && broken.isEmpty()) {
            report(path, violation);
        } else if (!key.isEmpty() && !broken.contains(key)) {
            report(Paths.key(path, key), violation.substring(colon + 2));
        }
    }

    void report(String path, String message) {
        problems.accept(new Problem(path, references.hide(message)));
    }

    @Nullable String resolve(String path, String text) {
        return references.resolve(path, text, problems);
    }

    @Nullable TextFile file(String path, String name) {
        String content = files.apply(name);
        if (content == null) {
            report(path, "must name a file that can be read, got " + Shown.quoted(name));
            return null;
        }
        return new TextFile(name, content);
    }
}
