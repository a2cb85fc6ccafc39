package dev.weir.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person who submits a job is told: one message, with everything that is wrong. */
class DeploymentTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("KEY", "000102030405060708090a0b0c0d0e0f");
    private static final String NO_KAFKA =
            """
            postgres: { url: "jdbc:postgresql://127.0.0.1:1/weir", user: weir }
            redaction: { key: "${KEY}" }
            """;

    @TempDir Path folder;
    private Path config;

    @BeforeEach
    void rules() throws IOException {
        Files.copy(Path.of("../config/rules.example.yaml"), folder.resolve("rules.yaml"));
        config = folder.resolve("weir.yaml");
    }

    private static ThrowableAssertAlternative<?> refused(String... arguments) {
        return assertThatExceptionOfType(ProgramParametrizationException.class)
                .isThrownBy(() -> Deployment.from(arguments, ENVIRONMENT::get))
                .withNoCause();
    }

    @Test
    void aConfigFileIsRequired() {
        refused().withMessage("--config FILE is required: a weir.yaml");
        refused("--config").withMessage("--config FILE is required: a weir.yaml");
        refused("--confg", "weir.yaml")
                .withMessage("expected --config FILE and nothing else, got --confg weir.yaml");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        refused("--config", config.toString()).withMessage("no such config file: " + config);
        Files.writeString(config, NO_KAFKA + "rules-file: others.yaml\n");
        refused("--config", config.toString())
                .withMessage("no such rules file: " + folder.resolve("others.yaml"));
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Files.write(config, new byte[] {(byte) 0xff, (byte) 0xfe});
        refused("--config", config.toString())
                .withMessage("config file " + config + " is not UTF-8 text");
        refused("--config", folder.toString())
                .withMessage("config file " + folder + " cannot be read");
    }

    @Test
    void everyMistakeIsToldAtOnce() throws IOException {
        Files.writeString(config, "kafka: { topics: [] }\nredactoin: {}\n");
        refused("--config", config.toString())
                .withMessageStartingWith(config + ": 5 problems")
                .withMessageContaining("redactoin: is not known; did you mean redaction?")
                .withMessageContaining("kafka.bootstrap-servers: is required")
                .withMessageContaining("kafka.topics: must name at least one topic, got none")
                .withMessageContaining("postgres: is required")
                .withMessageContaining("redaction: is required");
    }

    @Test
    void mistakesInTheRulesAreTold() throws IOException {
        Files.writeString(config, NO_KAFKA);
        Files.writeString(folder.resolve("rules.yaml"), "version: 1\n");
        refused("--config", config.toString())
                .withMessageContaining("rules.yaml: ")
                .withMessageContaining("version: must be text, got 1; put it in quotes");
    }

    @Test
    void aJobThatReadsFromKafkaNeedsThatSection() throws IOException {
        Files.writeString(config, NO_KAFKA);
        var deployment =
                Deployment.from(new String[] {"--config", config.toString()}, ENVIRONMENT::get);
        assertThatExceptionOfType(ProgramParametrizationException.class)
                .isThrownBy(deployment::kafka)
                .withMessage(config + ": kafka: is required, for a job reads from it");
    }

    @Test
    void theMigrationEndsWithOneMessageAndACode() {
        var said = new ByteArrayOutputStream();
        int code =
                MigrateSchema.run(
                        new String[] {"--config", config.toString()},
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(MigrateSchema.MISTAKE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("weir: no such config file: " + config);
    }
}
