package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.EvaluatorRegistry;
import dev.weir.evaluators.evaluator.builtin.json.JsonSchemaEvaluator;
import dev.weir.evaluators.evaluator.builtin.refusal.RefusalEvaluator;

/** The one list of the evaluators that Weir ships. */
public final class BuiltInEvaluators {
    private BuiltInEvaluators() {}

    public static EvaluatorRegistry registry() {
        return EvaluatorRegistry.builder()
                .add("json-schema", JsonSchemaEvaluator.Options.class, JsonSchemaEvaluator::new)
                .add("refusal", RefusalEvaluator.Options.class, RefusalEvaluator::new)
                .add("truncation", TruncationEvaluator.Options.class, TruncationEvaluator::new)
                .add(
                        "output-length",
                        OutputLengthEvaluator.Options.class,
                        OutputLengthEvaluator::new)
                .add("repetition", RepetitionEvaluator.Options.class, RepetitionEvaluator::new)
                .add("pii", PiiEvaluator.Options.class, PiiEvaluator::new)
                .add(
                        "required-metadata",
                        RequiredMetadataEvaluator.Options.class,
                        RequiredMetadataEvaluator::new)
                .add(
                        "task-completion",
                        TaskCompletionEvaluator.Options.class,
                        options -> new TaskCompletionEvaluator())
                .build();
    }
}
