package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaException;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.builtin.json.JsonText.Shape;
import dev.weir.evaluators.evaluator.builtin.text.Answers;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.settings.Checks;
import dev.weir.evaluators.settings.TextFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fails structured output that does not fit its schema, and tool calls whose arguments do not fit
 * the tool's definition.
 *
 * <p>Catches JSON in a code fence or among words, cut off, with repeated keys, none at all, and
 * every violation of the schema: that of the rule, else the one that the request demanded. By JSON
 * Schema drafts 4 to 2020-12. Misses {@code format} under a schema that names draft 2019-09 or
 * later, where it is a remark, and schemas that refer to other documents: nothing is fetched.
 */
public final class JsonSchemaEvaluator implements ObservationEvaluator {
    /** Ways to wrap JSON that an application may undo itself. */
    public enum Wrapping {
        FENCED,
        PROSE
    }

    /**
     * The schema that the rule prescribes, if any.
     *
     * @param accept wrappings that do not fail; the JSON inside is judged as if it stood alone
     */
    public record Options(
            @Nullable JsonNode schema, @Nullable TextFile schemaFile, List<Wrapping> accept) {
        public Options {
            accept = Objects.requireNonNullElse(accept, List.of());
            Checks.check(
                    schema == null || schemaFile == null,
                    "schema-file: must not be given together with schema");
        }
    }

    private final Schemas schemas = new Schemas();
    private final Schemas.@Nullable Compiled prescribed;
    private final EnumSet<Shape> accepted = EnumSet.of(Shape.VALID);

    public JsonSchemaEvaluator(Options options) {
        this.prescribed = prescribed(options);
        options.accept.forEach(wrapping -> accepted.add(Shape.valueOf(wrapping.name())));
    }

    private Schemas.@Nullable Compiled prescribed(Options options) {
        Schemas.Compiled compiled = null;
        if (options.schema != null) {
            compiled = Schemas.compile(options.schema);
            Checks.check(compiled.schema() != null, "schema: %s", compiled.fault());
        }
        if (options.schemaFile != null) {
            compiled = schemas.of(options.schemaFile.content());
            Checks.check(compiled.schema() != null, "schema-file: %s", compiled.fault());
        }
        return compiled;
    }

    @Override
    public Finding evaluate(Observation observation) {
        List<Part> calls = observation.toolCalls();
        try {
            return calls.isEmpty() ? answer(observation) : toolCalls(observation, calls);
        } catch (BudgetedText.Spent e) {
            return Finding.skipped("a pattern of the schema takes too many steps");
        } catch (SchemaException e) {
            return Finding.skipped("the schema cannot be used: it refers to what is not there");
        }
    }

    private Finding answer(Observation observation) {
        String demanded = observation.content().outputSchema();
        if (prescribed == null && demanded.isEmpty()) {
            return Finding.skipped("no schema is given by the rule or the request");
        }
        Finding missing = Answers.missing(observation);
        if (missing != null) {
            return missing;
        }
        Schemas.Compiled compiled = prescribed == null ? schemas.of(demanded) : prescribed;
        if (compiled.schema() == null) {
            return Finding.skipped("the request's schema cannot be used: " + compiled.fault());
        }
        return new JsonCheck("output", observation.outputText(), accepted)
                .against(compiled.schema());
    }

    private Finding toolCalls(Observation observation, List<Part> calls) {
        var failed = new ArrayList<Finding>();
        int judged = 0;
        for (int i = 0; i < calls.size(); i++) {
            Schemas.Compiled parameters = parameters(observation, calls.get(i));
            if (parameters != null && parameters.schema() != null) {
                judged++;
                String arguments = calls.get(i).text().isBlank() ? "{}" : calls.get(i).text();
                Finding finding =
                        new JsonCheck("tool-calls[" + i + "]", arguments, EnumSet.of(Shape.VALID))
                                .against(parameters.schema());
                if (JsonCheck.failed(finding)) {
                    failed.add(finding);
                }
            }
        }
        if (judged == 0) {
            return Finding.skipped("no definition of the called tools is known");
        }
        return failed.isEmpty()
                ? Finding.pass(0).labelled(JsonCheck.label(Shape.VALID))
                : JsonCheck.together(failed);
    }

    private Schemas.@Nullable Compiled parameters(Observation observation, Part call) {
        for (ToolDefinition tool : observation.content().tools()) {
            if (tool.name().equals(call.name()) && !tool.parameters().isBlank()) {
                return schemas.of(tool.parameters());
            }
        }
        return null;
    }
}
