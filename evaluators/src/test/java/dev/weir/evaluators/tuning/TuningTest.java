package dev.weir.evaluators.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.evaluators.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TuningTest {
    private static Tuning.Outcome outcome(
            String group, boolean bad, Verdict said, @Nullable Double value) {
        return new Tuning.Outcome(
                new LabelledCase<>("c", group, "", bad ? Verdict.FAIL : Verdict.PASS, null),
                new Prediction("c", said, value, List.of()));
    }

    private static Tuning.Outcome valued(boolean bad, double value) {
        return outcome("", bad, value >= 0.5 ? Verdict.FAIL : Verdict.PASS, value);
    }

    private static Tuning.Outcome spans(List<LabelledSpan> marked, List<LabelledSpan> found) {
        return new Tuning.Outcome(
                new LabelledCase<>(
                        "c", "", "", marked.isEmpty() ? Verdict.PASS : Verdict.FAIL, marked),
                new Prediction("c", found.isEmpty() ? Verdict.PASS : Verdict.FAIL, null, found));
    }

    private static LabelledSpan span(int start, int end, String type) {
        return new LabelledSpan("input", start, end, type);
    }

    private static TuningReport report(Tuning.Outcome... outcomes) {
        return Tuning.report(List.of(outcomes), Measure.F1);
    }

    @Test
    void countsWhatIsFoundAndWhatIsMissed() {
        TuningReport report =
                report(
                        outcome("a", true, Verdict.FAIL, null),
                        outcome("a", true, Verdict.FAIL, null),
                        outcome("a", true, Verdict.PASS, null),
                        outcome("b", true, Verdict.SKIPPED, null),
                        outcome("b", false, Verdict.FAIL, null),
                        outcome("b", false, Verdict.PASS, null),
                        outcome("b", false, Verdict.ERROR, null));
        Figures figures = report.verdicts();
        assertThat(figures).isEqualTo(new Figures(2, 1, 2, 2));
        assertThat(figures.precision()).isEqualTo(2.0 / 3);
        assertThat(figures.recall()).isEqualTo(0.5);
        assertThat(figures.f1()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(figures.f2()).isCloseTo(10.0 / 19, within(1e-12));
        assertThat(figures.balancedAccuracy()).isCloseTo(7.0 / 12, within(1e-12));
        assertThat(report.byGroup())
                .containsEntry("a", new Figures(2, 0, 1, 0))
                .containsEntry("b", new Figures(0, 1, 1, 2));
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.errors()).isEqualTo(1);
    }

    @Test
    void whatCannotBeToldIsAbsentRatherThanZero() {
        TuningReport report = report(outcome("", false, Verdict.PASS, null));
        assertThat(report.verdicts().precision()).isNull();
        assertThat(report.verdicts().recall()).isNull();
        assertThat(report.auroc()).isNull();
        assertThat(report.best()).isNull();
        assertThat(report.falsePerClean()).isNull();
    }

    @Test
    void aurocIsTheShareOfPairsInOrderAndTiesCountHalf() {
        // Positives .9 .6 .4, negatives .6 .2: of six pairs four in order, one tied, one reversed.
        TuningReport report =
                report(
                        valued(true, 0.9),
                        valued(true, 0.6),
                        valued(true, 0.4),
                        valued(false, 0.6),
                        valued(false, 0.2));
        assertThat(report.auroc()).isCloseTo(4.5 / 6, within(1e-12));
    }

    @Test
    void theBestThresholdLiesBetweenTheKinds() {
        Threshold best =
                Objects.requireNonNull(
                        report(
                                        valued(false, 0.1),
                                        valued(false, 0.2),
                                        valued(true, 0.4),
                                        valued(true, 0.7))
                                .best());
        assertThat(best.value()).isCloseTo(0.3, within(1e-12));
        assertThat(best.failsFrom()).isTrue();
        assertThat(best.score()).isEqualTo(1.0);
        assertThat(best.scoreInterval().high()).isEqualTo(1.0);
        assertThat(best.valueInterval().low()).isLessThanOrEqualTo(best.value());
        assertThat(best.valueInterval().high()).isGreaterThanOrEqualTo(best.value());
    }

    @Test
    void aRuleThatFailsSmallValuesIsReadTheOtherWayRound() {
        TuningReport report =
                report(
                        outcome("", true, Verdict.FAIL, 0.1),
                        outcome("", true, Verdict.PASS, 0.5),
                        outcome("", false, Verdict.PASS, 0.8),
                        outcome("", false, Verdict.PASS, 0.9));
        assertThat(report.auroc()).isEqualTo(1.0);
        Threshold best = Objects.requireNonNull(report.best());
        assertThat(best.failsFrom()).isFalse();
        assertThat(best.value()).isCloseTo(0.65, within(1e-12));
    }

    @Test
    void spansMatchAtNineTenthsAndByType() {
        TuningReport report =
                report(
                        spans(
                                List.of(span(0, 10, "PERSON"), span(20, 30, "PHONE")),
                                List.of(span(0, 9, "PERSON"), span(20, 28, "PHONE"))),
                        spans(List.of(span(0, 5, "EMAIL")), List.of(span(0, 5, "URL"))));
        assertThat(report.spansByType())
                .isEqualTo(
                        Map.of(
                                "PERSON", new Figures(1, 0, 0, 0),
                                "PHONE", new Figures(0, 1, 1, 0),
                                "EMAIL", new Figures(0, 0, 1, 0),
                                "URL", new Figures(0, 1, 0, 0)));
        assertThat(report.spans()).isEqualTo(new Figures(1, 2, 2, 0));
    }

    @Test
    void neighboursOfOneTypeAreOneSpan() {
        TuningReport report =
                report(
                        spans(
                                List.of(span(0, 24, "LOCATION")),
                                List.of(span(0, 10, "LOCATION"), span(12, 24, "LOCATION"))),
                        spans(
                                List.of(span(0, 5, "PERSON"), span(6, 12, "PERSON")),
                                List.of(span(0, 12, "PERSON"))));
        assertThat(report.spans()).isEqualTo(new Figures(2, 0, 0, 0));
    }

    @Test
    void falseFindingsAreCountedPerCleanCase() {
        TuningReport report =
                report(
                        spans(List.of(), List.of(span(0, 5, "PERSON"))),
                        spans(List.of(), List.of()),
                        spans(List.of(span(0, 5, "PERSON")), List.of(span(9, 12, "PERSON"))));
        assertThat(report.falsePerClean()).isEqualTo(0.5);
    }

    @Property(tries = 100)
    void theOrderOfCasesChangesNothing(
            @ForAll @Size(max = 40) List<Boolean> labels, @ForAll long seed) {
        var outcomes = new ArrayList<Tuning.Outcome>();
        for (int i = 0; i < labels.size(); i++) {
            outcomes.add(valued(labels.get(i), (i * 37 % 100) / 100.0));
        }
        TuningReport report = Tuning.report(outcomes, Measure.F2);
        assertThat(Tuning.report(outcomes, Measure.F2)).isEqualTo(report);
        Collections.shuffle(outcomes, new java.util.Random(seed));
        assertThat(Tuning.report(outcomes, Measure.F2)).isEqualTo(report);
    }
}
