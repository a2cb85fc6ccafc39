package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a YAML file into a record, or tells everything that is wrong with it. */
public final class SettingsReader {
    private final Function<String, @Nullable String> environment;

    /** The environment gives the value of {@code ${NAME}}, and null for what is not set. */
    public SettingsReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The origin is the file or topic that messages name. */
    public <T extends Record> T read(String origin, String yaml, Class<T> type)
            throws InvalidSettings {
        var problems = new ArrayList<Problem>();
        JsonNode tree = YamlTree.parse(yaml, problems::add);
        T settings =
                tree == null
                        ? null
                        : RecordReader.withEnvironment(environment, problems::add)
                                .read("", tree, type);
        if (settings == null || !problems.isEmpty()) {
            throw new InvalidSettings(origin, problems);
        }
        return settings;
    }
}
