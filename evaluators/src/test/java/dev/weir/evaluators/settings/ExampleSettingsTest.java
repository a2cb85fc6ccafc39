package dev.weir.evaluators.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema that editors check weir.yaml by; the jobs test that it names the same keys. */
class ExampleSettingsTest {
    private static final Path CONFIG = Path.of("../config");

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        new ObjectMapper().readTree(CONFIG.resolve("weir.schema.json").toFile()));
    }

    private static ObjectNode example() throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(CONFIG.resolve("weir.example.yaml").toFile());
    }

    @Test
    void theExampleFitsThePublishedSchema() throws IOException {
        assertThat(schema().validate(example())).isEmpty();
    }

    @Test
    void thePublishedSchemaRefusesWhatTheJobRefuses() throws IOException {
        ObjectNode unknown = example();
        unknown.put("rules", "rules.yaml");
        ObjectNode writtenOut = example();
        writtenOut.withObject("/redaction").put("key", "000102030405060708090a0b0c0d0e0f");
        ObjectNode noDuration = example();
        noDuration.withObject("/assembly").put("quiet", "soon");

        assertThat(schema().validate(unknown)).isNotEmpty();
        assertThat(schema().validate(writtenOut)).isNotEmpty();
        assertThat(schema().validate(noDuration)).isNotEmpty();
    }
}
