package dev.weir.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.evaluators.redaction.PiiType;
import dev.weir.evaluators.redaction.RedactionPolicy;
import dev.weir.evaluators.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigParserTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "WEIR_KAFKA", "kafka:9092",
                    "WEIR_POSTGRES_URL", "jdbc:postgresql://db/weir",
                    "WEIR_POSTGRES_USER", "weir",
                    "WEIR_POSTGRES_PASSWORD", "hidden",
                    "WEIR_REDACTION_KEY", "000102030405060708090a0b0c0d0e0f",
                    "SHORT_KEY", "0001");

    @TempDir Path folder;

    @Test
    void readsTheExample() throws Exception {
        JobConfig config =
                new JobConfigParser(ENVIRONMENT::get).parse(Path.of("../config/weir.example.yaml"));
        assertThat(config.rulesFile()).isEqualTo("rules.example.yaml");
        assertThat(config.toString()).doesNotContain("hidden").doesNotContain("00010203");
    }

    @Test
    void theValuesOfTheExampleAreTheDefaults() throws Exception {
        JobConfig config =
                new JobConfigParser(ENVIRONMENT::get).parse(Path.of("../config/weir.example.yaml"));
        assertThat(config.kafka()).isEqualTo(KafkaConfig.of("kafka:9092", List.of("weir.traces")));
        assertThat(config.assembly()).isEqualTo(AssemblyConfig.DEFAULT);
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        assertThatThrownBy(() -> parse("kafka: { group-id: weir }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("kafka.bootstrap-servers: is required")
                .hasMessageContaining("kafka.topics: must name at least one topic")
                .hasMessageContaining("postgres: is required")
                .hasMessageContaining("redaction: is required");
    }

    @Test
    void tellsThatTheKeyIsMissingOrTooShortOrWrittenOut() {
        assertThatThrownBy(() -> parse("redaction: { phone-regions: [ID] }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("redaction.key: is required");
        assertThatThrownBy(() -> parse("redaction: { key: '${SHORT_KEY}' }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("at least 16 bytes, got 2")
                .hasMessageNotContaining("0001");
        assertThatThrownBy(() -> parse("redaction: { key: 000102030405060708090a0b0c0d0e0f }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("redaction.key: must name an environment variable")
                .hasMessageNotContaining("00010203");
    }

    @Test
    void tellsWhatIsWrongWithTheKafkaSection() {
        assertThatThrownBy(
                        () ->
                                parse(
                                        """
                                        kafka:
                                          bootstrap-servers: kafka:9092
                                          topics: [weir.traces, weir.signals]
                                          idle-after: 0s
                                          allowed-dely: 1s
                                        """))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("kafka.idle-after: must be positive, got 0s")
                .hasMessageContaining(
                        "kafka.signals-topic: must not be one of topics, got weir.signals")
                .hasMessageContaining(
                        "kafka.allowed-dely: is not known; did you mean allowed-delay?");
    }

    @Test
    void tellsThatTheDatabaseIsNoPostgresql() {
        assertThatThrownBy(() -> parse("postgres: { user: weir }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("postgres.url: must begin with jdbc:postgresql:");
    }

    @Test
    void readsHowEachTypeOfPersonalDataIsReplaced() throws Exception {
        JobConfig config =
                parse(
                        """
                        postgres: { url: "jdbc:postgresql://db/weir" }
                        redaction: { key: "${WEIR_REDACTION_KEY}", modes: { national-id: mask } }
                        """);
        assertThat(config.redaction().modes())
                .isEqualTo(Map.of(PiiType.NATIONAL_ID, RedactionPolicy.Mode.MASK));
    }

    @Test
    void suggestsTheTypeOfPersonalDataThatWasMeant() {
        assertThatThrownBy(() -> parse("redaction: { modes: { emial: mask, phone: hide } }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("redaction.modes.emial: the key must be one of person, ")
                .hasMessageContaining("did you mean email?")
                .hasMessageContaining("redaction.modes.phone: must be one of surrogate, mask");
    }

    private JobConfig parse(String yaml) throws IOException, InvalidSettings {
        return new JobConfigParser(ENVIRONMENT::get)
                .parse(Files.writeString(folder.resolve("weir.yaml"), yaml));
    }
}
