package dev.weir.bench.micro;

import dev.weir.evaluators.engine.CompiledRules;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.RuleSetParser;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.jobs.config.RulesDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** The example rules: the first rule of each type shows how the evaluator is used. */
public final class Rules {
    private static final EvaluatorRegistry REGISTRY = BuiltInEvaluators.registry();

    private Rules() {}

    public static Path file() {
        return Path.of(System.getProperty("weir.root", "."), "config", "rules.example.yaml");
    }

    static Scorer scorer() {
        return new Scorer(CompiledRules.of(rules(), REGISTRY));
    }

    static Evaluator evaluator(String type) {
        EvaluatorRule rule =
                rules().evaluators().stream()
                        .filter(each -> each.type().equals(type))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no rule of type " + type + " in " + file()));
        return Objects.requireNonNull(REGISTRY.find(type)).create(rule.options());
    }

    static String[] types() {
        return REGISTRY.types().toArray(String[]::new);
    }

    private static RuleSet rules() {
        try {
            var document = RulesDocuments.load(file());
            return new RuleSetParser(REGISTRY, document.files()::get).parse(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidRules e) {
            throw new IllegalStateException("the example rules are valid", e);
        }
    }
}
