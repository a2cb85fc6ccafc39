package dev.weir.evaluators.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleSetParserTest {
    private static final Path INVALID = Path.of("src/test/resources/rules/invalid");

    private final Map<String, String> files = new HashMap<>();
    private final RuleSetParser parser =
            new RuleSetParser(BuiltInEvaluators.registry(), files::get);

    private RuleSet parse(String text) throws InvalidRules {
        return parser.parse(RulesDocument.of("rules.yaml", text));
    }

    private List<String> problems(String text) {
        var thrown = catchThrowableOfType(InvalidRules.class, () -> parse(text));
        assertThat(thrown).as("problems of %s", text).isNotNull();
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    private EvaluatorRule only(String options) throws InvalidRules {
        return parse("version: '1'\nevaluators: [{ id: a, " + options + " }]").evaluators().get(0);
    }

    @Test
    void readsARule() throws InvalidRules {
        RuleSet rules =
                parse(
                        """
                        version: "3"
                        evaluators:
                          - id: short-titles
                            type: output-length
                            on: { feature: titles, tag: [a, b*] }
                            severity: critical
                            options: { max-chars: 80 }
                          - { id: answered, type: refusal }
                        """);
        assertThat(rules.version()).isEqualTo("3");
        EvaluatorRule first = rules.evaluators().get(0);
        assertThat(first.id()).isEqualTo("short-titles");
        assertThat(first.type()).isEqualTo("output-length");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.on().feature()).containsExactly("titles");
        assertThat(first.on().tag()).containsExactly("a", "b*");
        EvaluatorRule second = rules.evaluators().get(1);
        assertThat(second.on()).isEqualTo(Selector.ALL);
        assertThat(second.severity()).isEqualTo(Severity.WARNING);
    }

    /** Each file states its error in its name, and the expected problems in comments. */
    @TestFactory
    Stream<DynamicTest> everyMistakeIsReportedWithItsPath() throws IOException {
        try (Stream<Path> invalid = Files.list(INVALID)) {
            return invalid.sorted().toList().stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            String.valueOf(file.getFileName()),
                                            () -> {
                                                String text = Files.readString(file);
                                                assertThat(problems(text))
                                                        .containsExactlyElementsOf(expected(text));
                                            }));
        }
    }

    private static List<String> expected(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#: "))
                .map(line -> line.substring(3))
                .toList();
    }

    @Test
    void defaultsWrittenOutDoNotChangeTheHashOfTheOptions() throws InvalidRules {
        assertThat(only("type: refusal, options: { threshold: 0.5 }").optionsHash())
                .isEqualTo(only("type: refusal").optionsHash())
                .isNotEqualTo(only("type: refusal, options: { threshold: 0.6 }").optionsHash());
    }

    @Test
    void theOrderOfKeysInASchemaDoesNotChangeTheHash() throws InvalidRules {
        String one = "type: json-schema, options: { schema: { type: object, maxProperties: 3 } }";
        String other = "type: json-schema, options: { schema: { maxProperties: 3, type: object } }";
        String third = "type: json-schema, options: { schema: { maxProperties: 4, type: object } }";
        assertThat(only(one).optionsHash())
                .isEqualTo(only(other).optionsHash())
                .isNotEqualTo(only(third).optionsHash());
    }

    @Test
    void theContentOfASchemaFileIsPartOfTheHash() throws InvalidRules {
        String rule = "type: json-schema, options: { schema-file: a.json }";
        files.put("a.json", "{\"type\":\"object\"}");
        String before = only(rule).optionsHash();
        files.put("a.json", "{\"type\":\"array\"}");
        assertThat(only(rule).optionsHash()).isNotEqualTo(before);
        files.put("b.json", "{\"type\":\"object\"}");
        assertThat(only(rule.replace("a.json", "b.json")).optionsHash()).isEqualTo(before);
    }

    @Test
    void aReferenceToTheEnvironmentIsPlainTextInRules() throws InvalidRules {
        assertThat(only("type: refusal, on: { feature: '${HOME}' }").on().feature())
                .containsExactly("${HOME}");
    }
}
