package dev.weir.evaluators.evaluator;

import com.google.errorprone.annotations.FormatMethod;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluator says of a target.
 *
 * @param value the measure behind the verdict, finite; absent when there is none
 * @param label the class of the finding where an evaluator has classes, else empty
 * @param explanation one sentence for the reader of a dashboard; never quotes the text
 * @param evidence where and why, the most telling first
 */
public record Finding(
        Verdict verdict,
        @Nullable Double value,
        String label,
        String explanation,
        List<Evidence> evidence) {

    public static Finding pass(@Nullable Double value, String explanation) {
        return new Finding(Verdict.PASS, value, "", explanation, List.of());
    }

    public static Finding pass(double value) {
        return pass(value, "");
    }

    @FormatMethod
    public static Finding fail(@Nullable Double value, String explanation, Object... arguments) {
        return new Finding(
                Verdict.FAIL,
                value,
                "",
                String.format(Locale.ROOT, explanation, arguments),
                List.of());
    }

    /** The evaluator has nothing to judge here: not a zero, and not a pass. */
    public static Finding skipped(String reason) {
        return new Finding(Verdict.SKIPPED, null, "", reason, List.of());
    }

    public Finding labelled(String newLabel) {
        return new Finding(verdict, value, newLabel, explanation, evidence);
    }

    public Finding with(List<Evidence> newEvidence) {
        return new Finding(verdict, value, label, explanation, List.copyOf(newEvidence));
    }

    public Finding with(Evidence... newEvidence) {
        return with(List.of(newEvidence));
    }
}
