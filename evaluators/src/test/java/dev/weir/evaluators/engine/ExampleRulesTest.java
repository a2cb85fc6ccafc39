package dev.weir.evaluators.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.redaction.PiiType;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.settings.Names;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The files in {@code config/} are what the parser reads, and the published schema says the same.
 */
class ExampleRulesTest {
    private static final Path CONFIG = Path.of("../config");
    private static final EvaluatorRegistry REGISTRY = BuiltInEvaluators.registry();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<EvaluatorRule> example() throws IOException, InvalidRules {
        var document =
                RulesDocument.of(
                        "rules.example.yaml",
                        Files.readString(CONFIG.resolve("rules.example.yaml")));
        return new RuleSetParser(REGISTRY, name -> null).parse(document).evaluators();
    }

    private static JsonNode schemaText() throws IOException {
        return JSON.readTree(CONFIG.resolve("rules.schema.json").toFile());
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText());
    }

    @Test
    void theExampleShowsEveryTypeAndTheFirstOfEachHasNoSelector() throws Exception {
        var first = new HashMap<String, Selector>();
        example().forEach(rule -> first.putIfAbsent(rule.type(), rule.on()));
        assertThat(first.keySet()).containsExactlyInAnyOrderElementsOf(REGISTRY.types());
        assertThat(first.values()).containsOnly(Selector.ALL);
    }

    @Test
    void theExampleFitsThePublishedSchema() throws Exception {
        JsonNode example = new YAMLMapper().readTree(CONFIG.resolve("rules.example.yaml").toFile());
        assertThat(schema().validate(example)).isEmpty();
    }

    @Test
    void thePublishedSchemaRefusesAnUnknownOption() throws Exception {
        JsonNode rules =
                new YAMLMapper()
                        .readTree(
                                "{version: '1', evaluators: [{id: a, type: refusal, options: {no:"
                                        + " 1}}]}");
        assertThat(schema().validate(rules)).isNotEmpty();
    }

    @Test
    void thePublishedSchemaKnowsEveryTypeAndOption() throws Exception {
        JsonNode schema = schemaText();
        assertThat(texts(schema.at("/$defs/rule/properties/type/enum")))
                .containsExactlyElementsOf(REGISTRY.types());
        for (String type : REGISTRY.types()) {
            var options = Objects.requireNonNull(REGISTRY.find(type)).options();
            JsonNode properties =
                    schema.at("/$defs/" + type + "/then/properties/options/properties");
            assertThat(properties.properties().stream().map(entry -> entry.getKey()))
                    .as("options of %s", type)
                    .containsExactlyElementsOf(keys(options));
        }
    }

    @Test
    void thePublishedSchemaKnowsEverySelectorFieldAndPiiType() throws Exception {
        JsonNode schema = schemaText();
        assertThat(
                        schema.at("/$defs/selector/properties").properties().stream()
                                .map(e -> e.getKey()))
                .containsExactlyElementsOf(keys(Selector.class));
        assertThat(
                        texts(
                                schema.at(
                                        "/$defs/pii/then/properties/options/properties/types/items/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(PiiType.values()).map(PiiType::name).toList());
    }

    private static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Names::kebab)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
