package dev.weir.evaluators.engine;

import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.TraceEvaluator;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A rule set made ready to run: every evaluator made once, rules found by what they judge. */
public final class CompiledRules {
    record ObservationRule(EvaluatorRule rule, ObservationEvaluator evaluator) {}

    record TraceRule(EvaluatorRule rule, TraceEvaluator evaluator) {}

    private final String version;
    private final Map<ObservationType, List<ObservationRule>> byType =
            new EnumMap<>(ObservationType.class);
    private final List<TraceRule> traceRules = new ArrayList<>();

    private CompiledRules(String version) {
        this.version = version;
    }

    public static CompiledRules of(RuleSet rules, EvaluatorRegistry registry) {
        var compiled = new CompiledRules(rules.version());
        for (EvaluatorRule rule : rules.evaluators()) {
            EvaluatorRegistry.Entry<?> type = registry.find(rule.type());
            if (type == null) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + " is of the unknown type " + rule.type());
            }
            compiled.add(rule, type.create(rule.options()));
        }
        return compiled;
    }

    private void add(EvaluatorRule rule, Evaluator evaluator) {
        if (evaluator instanceof ObservationEvaluator observations) {
            for (ObservationType type : observations.judges()) {
                byType.computeIfAbsent(type, unused -> new ArrayList<>())
                        .add(new ObservationRule(rule, observations));
            }
        } else if (evaluator instanceof TraceEvaluator traces) {
            traceRules.add(new TraceRule(rule, traces));
        }
    }

    /** The author's name for the rule set, stamped on every score. */
    public String version() {
        return version;
    }

    List<ObservationRule> rulesFor(ObservationType type) {
        return byType.getOrDefault(type, List.of());
    }

    List<TraceRule> traceRules() {
        return traceRules;
    }
}
