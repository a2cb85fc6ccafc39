package dev.weir.evaluators.engine;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Part;
import java.util.List;
import java.util.function.ToIntFunction;

/** What is wrong with a finding itself, in words; empty when it can be stored and shown. */
final class FindingCheck {
    private FindingCheck() {}

    static String fault(Finding finding, Observation observation) {
        return fault(finding, field -> length(field, observation));
    }

    /** A trace has no text of its own: evidence about one has no offsets. */
    static String fault(Finding finding) {
        return fault(finding, field -> -1);
    }

    private static String fault(Finding finding, ToIntFunction<String> lengths) {
        Double value = finding.value();
        if (value != null && !Double.isFinite(value)) {
            return "the value is " + value;
        }
        for (Evidence evidence : finding.evidence()) {
            if (!isWhole(evidence) && !isInside(evidence, lengths)) {
                return "evidence %d to %d is not inside %s"
                        .formatted(evidence.start(), evidence.end(), evidence.field());
            }
        }
        return "";
    }

    private static boolean isWhole(Evidence evidence) {
        return evidence.start() == -1 && evidence.end() == -1;
    }

    private static boolean isInside(Evidence evidence, ToIntFunction<String> lengths) {
        return evidence.start() >= 0
                && evidence.start() <= evidence.end()
                && evidence.end() <= lengths.applyAsInt(evidence.field());
    }

    private static int length(String field, Observation observation) {
        if (field.equals("input")) {
            return observation.inputText().length();
        }
        if (field.equals("output")) {
            return observation.outputText().length();
        }
        int index = index(field);
        if (field.startsWith("context[")) {
            List<Document> context = observation.content().context();
            return index < context.size() ? context.get(index).content().length() : -1;
        }
        if (field.startsWith("tool-calls[")) {
            List<Part> calls = observation.toolCalls();
            return index < calls.size() ? calls.get(index).text().length() : -1;
        }
        return -1;
    }

    private static int index(String field) {
        int open = field.indexOf('[');
        int close = field.indexOf(']');
        if (open < 0 || close != field.length() - 1 || close - open < 2 || close - open > 9) {
            return Integer.MAX_VALUE;
        }
        String digits = field.substring(open + 1, close);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(digits)
                : Integer.MAX_VALUE;
    }
}
