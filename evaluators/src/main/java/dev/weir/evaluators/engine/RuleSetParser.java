package dev.weir.evaluators.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.settings.Checks;
import dev.weir.evaluators.settings.Names;
import dev.weir.evaluators.settings.Problem;
import dev.weir.evaluators.settings.RecordReader;
import dev.weir.evaluators.settings.YamlTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a rules file into a {@link RuleSet}, or tells every problem of it at once. */
public final class RuleSetParser {
    private final EvaluatorRegistry registry;
    private final Function<String, @Nullable String> files;

    /** The files are those that options name, such as schemas; one not found gives null. */
    public RuleSetParser(EvaluatorRegistry registry, Function<String, @Nullable String> files) {
        this.registry = registry;
        this.files = files;
    }

    public RuleSet parse(RulesDocument document) throws InvalidRules {
        var problems = new ArrayList<Problem>();
        JsonNode tree = YamlTree.parse(document.text(), problems::add);
        RuleSet rules = tree == null ? null : new Parse(problems).ruleSet(tree);
        if (rules == null || !problems.isEmpty()) {
            throw new InvalidRules(document.origin(), problems);
        }
        return rules;
    }

    /** One document being parsed. */
    private final class Parse {
        private final List<Problem> problems;
        private final RecordReader reader;
        private final Map<String, String> pathsById = new HashMap<>();

        Parse(List<Problem> problems) {
            this.problems = problems;
            this.reader = RecordReader.withFiles(files, problems::add);
        }

        @Nullable RuleSet ruleSet(JsonNode tree) {
            RulesFile file = reader.read("", tree, RulesFile.class);
            var rules = new ArrayList<EvaluatorRule>();
            JsonNode entries = tree.path("evaluators");
            for (int i = 0; entries.isArray() && i < entries.size(); i++) {
                EvaluatorRule rule = rule("evaluators[" + i + "]", entries.get(i));
                if (rule != null) {
                    rules.add(rule);
                }
            }
            return file == null ? null : new RuleSet(file.version(), List.copyOf(rules));
        }

        private @Nullable EvaluatorRule rule(String path, JsonNode node) {
            RulesFile.Entry entry = reader.read(path, node, RulesFile.Entry.class);
            checkUnique(path, node.path("id"));
            EvaluatorRegistry.Entry<?> type = type(path, node);
            if (type == null) {
                return null;
            }
            Record options = options(path + ".options", node.get("options"), type);
            Evaluator evaluator = options == null ? null : create(path, type, options);
            if (entry == null || options == null || evaluator == null) {
                return null;
            }
            SelectorCheck.check(path + ".on", entry.on(), type.type(), evaluator, problems::add);
            return new EvaluatorRule(
                    entry.id(),
                    type.type(),
                    entry.on(),
                    entry.severity(),
                    options,
                    OptionsHash.of(options));
        }

        private void checkUnique(String path, JsonNode id) {
            if (id.isTextual()) {
                String first = pathsById.putIfAbsent(id.textValue(), path);
                if (first != null) {
                    problems.add(
                            new Problem(
                                    path + ".id",
                                    "must be unique, " + id.textValue() + " is also " + first));
                }
            }
        }

        private EvaluatorRegistry.@Nullable Entry<?> type(String path, JsonNode node) {
            JsonNode given = node.path("type");
            if (node.isObject() && (given.isMissingNode() || given.isNull())) {
                problems.add(new Problem(path + ".type", "is required"));
            }
            if (!given.isTextual()) {
                return null;
            }
            EvaluatorRegistry.Entry<?> type = registry.find(given.textValue());
            if (type == null) {
                problems.add(
                        new Problem(
                                path + ".type",
                                "no evaluator is called \""
                                        + given.textValue()
                                        + "\"; "
                                        + Names.suggestion(given.textValue(), registry.types())));
            }
            return type;
        }

        private @Nullable Record options(
                String path, @Nullable JsonNode node, EvaluatorRegistry.Entry<?> type) {
            JsonNode given =
                    node == null || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
            return reader.read(path, given, type.options());
        }

        /** An evaluator refuses options whose meaning is wrong, such as a schema that is none. */
        private @Nullable Evaluator create(
                String path, EvaluatorRegistry.Entry<?> type, Record options) {
            try {
                return type.create(options);
            } catch (Checks.Violation e) {
                reader.report(path + ".options", e);
                return null;
            }
        }
    }
}
