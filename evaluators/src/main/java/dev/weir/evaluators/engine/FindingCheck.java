package dev.weir.evaluators.engine;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Observation;
import java.util.function.ToIntFunction;

/** What is wrong with a finding itself, in words; empty when it can be stored and shown. */
final class FindingCheck {
    private FindingCheck() {}

    static String fault(Finding finding, Observation observation) {
        return fault(finding, field -> observation.content().text(field).length());
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
}
