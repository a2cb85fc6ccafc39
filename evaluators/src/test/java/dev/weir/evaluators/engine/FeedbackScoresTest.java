package dev.weir.evaluators.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackScoresTest {
    private static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    private static Score score(@Nullable Double value, String label, Instant at) {
        return FeedbackScores.of(
                new Fragment(
                        FragmentKind.FEEDBACK,
                        "demo",
                        "t-1",
                        "o-1",
                        "f-9",
                        new FragmentOrder(at, 0, ""),
                        null,
                        Span.EMPTY,
                        new Feedback("f-1", "thumbs", value, label, "my words", ScoreSource.USER)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', FAIL",
        "0.49, '', FAIL",
        "0.5, '', PASS",
        "1, 'True', PASS",
        ", 'true', PASS",
        ", 'FALSE', FAIL",
        ", 'helpful', SKIPPED",
        "4, '', SKIPPED",
        "-1, '', SKIPPED"
    })
    void passesFromTheMiddleOfAKnownScale(@Nullable Double value, String label, Verdict verdict) {
        Score score = score(value, label, AT);
        assertThat(score.verdict()).isEqualTo(verdict);
        assertThat(score.value()).isEqualTo(value);
        assertThat(score.label()).isEqualTo(label);
    }

    @Test
    void keepsWhoSaidItAndNotTheWords() {
        Score score = score(1.0, "", AT);
        assertThat(score.rule()).isEqualTo("thumbs");
        assertThat(score.evaluator()).isEqualTo("feedback");
        assertThat(score.source()).isEqualTo(ScoreSource.USER);
        assertThat(score.observationId()).isEqualTo("o-1");
        assertThat(score.order().at()).isEqualTo(AT);
        assertThat(score.toString()).doesNotContain("my words");
    }

    @Test
    void aCorrectionHasTheSameIdAndANewerOrder() {
        Score corrected = score(0.0, "", AT.plusSeconds(5));
        assertThat(corrected.scoreId()).isEqualTo(score(1.0, "", AT).scoreId());
        assertThat(corrected.order()).isGreaterThan(score(1.0, "", AT).order());
    }
}
