package dev.weir.evaluators.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Verdict;
import dev.weir.evaluators.settings.Problem;
import dev.weir.evaluators.settings.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs {@code fixtures/<type>/*.jsonl} for every registered type of evaluator. */
class EvaluatorFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EvaluatorRegistry REGISTRY = BuiltInEvaluators.registry();

    record Fixture(String type, JsonNode json) {
        String name() {
            return json.get("case").textValue();
        }

        Verdict verdict() {
            return Verdict.valueOf(json.get("verdict").textValue());
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyEvaluatorJudgesItsFixtures() {
        return REGISTRY.types().stream()
                .map(
                        type ->
                                DynamicContainer.dynamicContainer(
                                        type,
                                        Stream.concat(
                                                Stream.of(bothSides(type)),
                                                fixtures(type).stream().map(this::test))));
    }

    private DynamicTest bothSides(String type) {
        return DynamicTest.dynamicTest(
                "has positive and negative fixtures",
                () ->
                        assertThat(fixtures(type).stream().map(Fixture::verdict).distinct())
                                .contains(Verdict.PASS, Verdict.FAIL));
    }

    private DynamicTest test(Fixture fixture) {
        return DynamicTest.dynamicTest(fixture.name(), () -> check(fixture));
    }

    private static void check(Fixture fixture) {
        JsonNode json = fixture.json();
        Finding finding = evaluate(fixture);
        assertThat(finding.verdict()).as("%s", finding).isEqualTo(fixture.verdict());
        if (json.has("label")) {
            assertThat(finding.label()).isEqualTo(json.get("label").textValue());
        }
        if (json.has("value")) {
            assertThat(finding.value()).isEqualTo(json.get("value").doubleValue());
        }
        if (json.has("explanation")) {
            assertThat(finding.explanation()).isEqualTo(json.get("explanation").textValue());
        }
        if (json.has("evidence")) {
            assertThat(finding.evidence().stream().map(e -> shown(e, json)))
                    .containsExactlyElementsOf(texts(json.get("evidence")));
        }
    }

    /** Field, kind, detail, and the text that the offsets point to. */
    private static String shown(Evidence evidence, JsonNode json) {
        String place = evidence.field() + " " + evidence.kind();
        String text =
                evidence.field().equals("output")
                        ? Targets.observation(json).outputText()
                        : evidence.field().startsWith("tool-calls[")
                                ? Targets.observation(json).toolCalls().get(0).text()
                                : "";
        return evidence.start() < 0
                ? (place + " " + evidence.detail()).strip()
                : place + " <" + text.substring(evidence.start(), evidence.end()) + ">";
    }

    static Finding evaluate(Fixture fixture) {
        Evaluator evaluator = evaluator(fixture);
        if (evaluator instanceof TraceEvaluator traces) {
            return traces.evaluate(Targets.trace(fixture.json()));
        }
        var observations = (ObservationEvaluator) evaluator;
        Observation observation = Targets.observation(fixture.json());
        assertThat(observations.judges()).contains(observation.type());
        return observations.evaluate(observation);
    }

    private static Evaluator evaluator(Fixture fixture) {
        var entry = Objects.requireNonNull(REGISTRY.find(fixture.type()));
        var problems = new ArrayList<Problem>();
        JsonNode options = fixture.json().path("options");
        Record read =
                RecordReader.withFiles(name -> null, problems::add)
                        .read(
                                "options",
                                options.isObject()
                                        ? options
                                        : JsonNodeFactory.instance.objectNode(),
                                entry.options());
        assertThat(problems).isEmpty();
        return entry.create(Objects.requireNonNull(read));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static List<Fixture> fixtures(String type) {
        Path folder = FIXTURES.resolve(type);
        assertThat(folder).as("fixtures of evaluator type %s", type).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            var fixtures = new ArrayList<Fixture>();
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        fixtures.add(new Fixture(type, JSON.readTree(line)));
                    }
                }
            }
            return fixtures;
        } catch (IOException e) {
            throw new IllegalStateException("fixtures cannot be read", e);
        }
    }
}
