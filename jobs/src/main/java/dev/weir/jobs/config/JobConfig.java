package dev.weir.jobs.config;

import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.settings.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided when a job is deployed: {@code weir.yaml}.
 *
 * @param kafka absent for runs over files
 * @param format what every record is; absent when it is to be told from its content
 * @param rulesFile the rules the job starts with, relative to {@code weir.yaml}
 */
public record JobConfig(
        @Nullable KafkaConfig kafka,
        @Nullable Format format,
        PostgresConfig postgres,
        RedactionConfig redaction,
        AssemblyConfig assembly,
        String rulesFile) {
    private static final String DEFAULT_RULES = "rules.yaml";

    public JobConfig {
        assembly = Objects.requireNonNullElse(assembly, AssemblyConfig.DEFAULT);
        rulesFile = Objects.requireNonNullElse(rulesFile, DEFAULT_RULES);
        Checks.all()
                .that(postgres != null, "postgres: is required")
                .that(redaction != null, "redaction: is required")
                .done();
    }

    /** For runs over files, with the defaults for all else. */
    public static JobConfig forFiles(
            @Nullable Format format, PostgresConfig postgres, RedactionConfig redaction) {
        return new JobConfig(
                null, format, postgres, redaction, AssemblyConfig.DEFAULT, DEFAULT_RULES);
    }
}
