package dev.weir.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phrases of {@code phrases.txt} by name; that file says how it is written. */
final class Phrases {
    /** Phrases to choose from; one that is fixed is chosen once a trace. */
    record Choice(boolean isFixed, List<String> phrases) {}

    static final Phrases ALL = read("phrases.txt");

    private final Map<String, Choice> choices;

    private Phrases(Map<String, Choice> choices) {
        this.choices = choices;
    }

    Choice named(String name) {
        Choice choice = choices.get(name);
        if (choice == null) {
            throw new IllegalArgumentException("no phrases of the name " + name);
        }
        return choice;
    }

    private static Phrases read(String resource) {
        try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Phrases parse(String text) {
        Map<String, Choice> choices = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("[")) {
                boolean isFixed = line.endsWith("!]");
                current = new ArrayList<>();
                String name = line.substring(1, line.length() - (isFixed ? 2 : 1));
                choices.put(name, new Choice(isFixed, current));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.add(line.strip());
            }
        }
        return new Phrases(choices);
    }
}
