package dev.weir.evaluators.engine;

import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.settings.Names;
import dev.weir.evaluators.settings.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Refuses a selector that could never match what its rule's evaluator judges. */
final class SelectorCheck {
    private final String path;
    private final String evaluatorType;
    private final Consumer<Problem> problems;

    private SelectorCheck(String path, String evaluatorType, Consumer<Problem> problems) {
        this.path = path;
        this.evaluatorType = evaluatorType;
        this.problems = problems;
    }

    static void check(
            String path,
            Selector selector,
            String type,
            Evaluator evaluator,
            Consumer<Problem> problems) {
        var check = new SelectorCheck(path, type, problems);
        if (evaluator instanceof ObservationEvaluator observations) {
            check.types(selector.type(), observations.judges());
        } else {
            check.absent("type", selector.type());
            check.absent("provider", selector.provider());
            check.absent("model", selector.model());
        }
    }

    private void types(List<String> given, Set<ObservationType> judged) {
        List<String> known =
                Arrays.stream(ObservationType.values())
                        .filter(type -> type != ObservationType.UNSPECIFIED)
                        .map(ObservationType::id)
                        .toList();
        for (String type : given) {
            if (!Selector.any(List.of(type), known)) {
                problem(
                        "type",
                        "no observation is a \"" + type + "\"; " + Names.suggestion(type, known));
            }
        }
        if (!given.isEmpty()
                && Selector.any(given, known)
                && !Selector.any(given, judged.stream().map(ObservationType::id).toList())) {
            String ids =
                    judged.stream()
                            .map(ObservationType::id)
                            .sorted()
                            .collect(Collectors.joining(", "));
            problem("type", "must match what " + evaluatorType + " judges: " + ids);
        }
    }

    private void absent(String field, List<String> given) {
        if (!given.isEmpty()) {
            problem(field, "must not be given, " + evaluatorType + " judges whole traces");
        }
    }

    private void problem(String field, String message) {
        problems.accept(new Problem(path + '.' + field, message));
    }
}
