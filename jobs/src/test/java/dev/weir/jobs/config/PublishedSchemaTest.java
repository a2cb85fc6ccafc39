package dev.weir.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.redaction.PiiType;
import dev.weir.evaluators.redaction.RedactionPolicy;
import dev.weir.evaluators.settings.Names;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What editors complete in weir.yaml is what the job reads. */
class PublishedSchemaTest {
    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(Path.of("../config/weir.schema.json").toFile());
    }

    @Test
    void everyKeyIsKnownAndNoOther() throws IOException {
        assertThat(keys(schema())).isEqualTo(keys(JobConfig.class));
        Map<String, Class<? extends Record>> sections =
                Map.of(
                        "kafka", KafkaConfig.class,
                        "postgres", PostgresConfig.class,
                        "redaction", RedactionConfig.class,
                        "assembly", AssemblyConfig.class);
        for (var section : sections.entrySet()) {
            JsonNode published = schema().at("/$defs/" + section.getKey());
            assertThat(keys(published))
                    .as(section.getKey())
                    .containsExactlyInAnyOrderElementsOf(keys(section.getValue()));
            assertThat(published.get("additionalProperties").booleanValue()).isFalse();
        }
    }

    @Test
    void everyNameOfAListIsKnownAndNoOther() throws IOException {
        assertThat(texts(schema().at("/properties/format/enum"))).isEqualTo(names(Format.class));
        JsonNode modes = schema().at("/$defs/redaction/properties/modes");
        assertThat(texts(modes.at("/propertyNames/enum"))).isEqualTo(names(PiiType.class));
        assertThat(texts(modes.at("/additionalProperties/enum")))
                .isEqualTo(names(RedactionPolicy.Mode.class));
    }

    private static List<String> keys(JsonNode published) {
        return published.get("properties").properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Names::kebab)
                .toList();
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).map(Names::kebab).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
