package dev.weir.jobs.config;

import dev.weir.evaluators.settings.InvalidSettings;
import dev.weir.evaluators.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code weir.yaml}. */
public final class JobConfigParser {
    private final SettingsReader reader;

    /** The environment gives the values of {@code ${NAME}} references. */
    public JobConfigParser(Function<String, @Nullable String> environment) {
        reader = new SettingsReader(environment);
    }

    public JobConfig parse(Path file) throws IOException, InvalidSettings {
        return reader.read(file.toString(), Files.readString(file), JobConfig.class);
    }
}
