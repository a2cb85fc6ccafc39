package dev.weir.evaluators.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.evaluators.engine.CompiledRules;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.evaluator.EvaluatorFixturesTest.Fixture;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.Verdict;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.settings.RecordReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every evaluator owes, whatever it is given. A broken promise is a score of ERROR. */
class EvaluatorContractTest {
    private static final JsonNode NO_OPTIONS = JsonNodeFactory.instance.objectNode();
    private static final Scorer SCORER = new Scorer(everyRule());
    private static final List<String> HARD =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "\uD800",
                    "\uDC00\uD800",
                    "\u0130I\u0131i",
                    "a\u0301\u200D\uFE0F",
                    "{",
                    "[",
                    "{\"a\":1}",
                    "```json\n{\"a\":",
                    "```",
                    "\"",
                    "\u201CI can't help",
                    "> quoted\n",
                    "I'm sorry, but I can't ",
                    "Lo siento, no puedo ",
                    "1e999999999",
                    "-",
                    "...",
                    "\u3002",
                    "\u0E01\u0E02");

    /** Every evaluator under every set of options that its fixtures use. */
    private static CompiledRules everyRule() {
        EvaluatorRegistry registry = BuiltInEvaluators.registry();
        var rules = new ArrayList<EvaluatorRule>();
        for (String type : registry.types()) {
            for (Fixture fixture : EvaluatorFixturesTest.fixtures(type)) {
                JsonNode options = fixture.json().path("options");
                if (options.isObject()) {
                    rules.add(rule(type + "-" + rules.size(), type, options, registry));
                }
            }
        }
        rules.add(rule("plain-refusal", "refusal", NO_OPTIONS, registry));
        rules.add(rule("plain-truncation", "truncation", NO_OPTIONS, registry));
        rules.add(rule("plain-json", "json-schema", NO_OPTIONS, registry));
        rules.add(rule("plain-task", "task-completion", NO_OPTIONS, registry));
        return CompiledRules.of(new RuleSet("1", rules), registry);
    }

    private static EvaluatorRule rule(
            String id, String type, JsonNode options, EvaluatorRegistry registry) {
        var entry = Objects.requireNonNull(registry.find(type));
        Record read =
                RecordReader.withFiles(name -> null, problem -> Assertions.fail(problem.toString()))
                        .read("", options, entry.options());
        return new EvaluatorRule(
                id, type, Selector.ALL, Severity.INFO, Objects.requireNonNull(read), id);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(60);
        Arbitrary<String> hard = Arbitraries.of(HARD);
        return Arbitraries.oneOf(any, hard, Arbitraries.strings().ascii().ofMaxLength(40))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Observation> observations() {
        Arbitrary<Part> parts =
                Combinators.combine(Arbitraries.of(PartType.class), texts())
                        .as((type, text) -> new Part(type, text, "c1", "tool"));
        return Combinators.combine(
                        Arbitraries.of(
                                ObservationType.GENERATION,
                                ObservationType.EMBEDDING,
                                ObservationType.TOOL),
                        parts.list().ofMaxSize(4),
                        texts())
                .as(EvaluatorContractTest::observation);
    }

    private static Observation observation(ObservationType type, List<Part> parts, String schema) {
        var content =
                new Content(
                        List.of(Message.of("user", schema)),
                        parts.isEmpty() ? List.of() : List.of(new Message("assistant", parts)),
                        List.of(),
                        List.of(new ToolDefinition("tool", "", "{\"type\":\"object\"}")),
                        schema);
        return Targets.observation("o-1", Targets.span(type, content));
    }

    @Property(tries = 400)
    void neverThrowsAndAlwaysFindsTheSame(@ForAll("observations") Observation observation) {
        List<Score> scores = scores(observation);
        assertThat(scores).filteredOn(score -> score.verdict() == Verdict.ERROR).isEmpty();
        assertThat(scores(observation)).isEqualTo(scores);
        assertThat(scores)
                .filteredOn(score -> score.verdict() == Verdict.SKIPPED)
                .allSatisfy(score -> assertThat(score.explanation()).isNotEmpty());
    }

    private static List<Score> scores(Observation observation) {
        var scores = new ArrayList<Score>();
        SCORER.score(observation, scores::add);
        SCORER.score(Targets.trace(List.of(observation)), scores::add);
        return scores;
    }

    @Test
    void hugeTextsTakeLinearTime() {
        for (String part : HARD) {
            String once = part.isEmpty() ? "word " : part;
            Observation observation = Targets.generation(once.repeat(500_000 / once.length()));
            List<Score> scores = assertTimeout(Duration.ofSeconds(30), () -> scores(observation));
            assertThat(scores)
                    .as("half a million characters of <%s>", part)
                    .filteredOn(score -> score.verdict() == Verdict.ERROR)
                    .isEmpty();
        }
    }
}
