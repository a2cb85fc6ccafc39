package dev.weir.jobs.config;

import dev.weir.evaluators.engine.CompiledRules;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.RuleSetParser;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.builtin.BuiltInEvaluators;
import dev.weir.evaluators.rules.RuleSet;
import dev.weir.evaluators.rules.RulesDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules files become documents that travel, documents become scorers. */
public final class RulesDocuments {
    private static final EvaluatorRegistry REGISTRY = BuiltInEvaluators.registry();

    private RulesDocuments() {}

    /**
     * Reads a rules file and the files it names, which are looked for beside it. It is active since
     * always, so that it judges what came before it.
     */
    public static RulesDocument load(Path file) throws IOException, InvalidRules {
        String text = Files.readString(file);
        var named = new HashMap<String, String>();
        var document = new RulesDocument(file.toString(), text, Map.of(), Instant.EPOCH);
        new RuleSetParser(REGISTRY, name -> read(file.resolveSibling(name), name, named))
                .parse(document);
        return new RulesDocument(document.origin(), text, named, document.activeFrom());
    }

    private static @Nullable String read(Path file, String name, Map<String, String> named) {
        try {
            String content = Files.readString(file);
            named.put(name, content);
            return content;
        } catch (IOException e) {
            return null;
        }
    }

    /** The evaluators that rules may name. */
    public static EvaluatorRegistry registry() {
        return REGISTRY;
    }

    /** The rules of a document that was loaded. */
    public static RuleSet parse(RulesDocument document) throws InvalidRules {
        return new RuleSetParser(REGISTRY, document.files()::get).parse(document);
    }

    /** The rules made ready to judge. */
    public static Scorer scorer(RulesDocument document) throws InvalidRules {
        return new Scorer(CompiledRules.of(parse(document), REGISTRY));
    }
}
