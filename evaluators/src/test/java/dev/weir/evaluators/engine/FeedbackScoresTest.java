package dev.weir.evaluators.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackScoresTest {
    private static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    private static final Instant START = AT.minusSeconds(90);

    private static Score score(@Nullable Double value, String label, Instant at) {
        return FeedbackScores.of(given(value, label, at, START));
    }

    private static AttributedFeedback given(
            @Nullable Double value, String label, Instant at, @Nullable Instant traceStart) {
        return new AttributedFeedback(
                new Fragment(
                        FragmentKind.FEEDBACK,
                        "demo",
                        "t-1",
                        "o-1",
                        "f-9",
                        new FragmentOrder(at, 0, ""),
                        null,
                        Span.EMPTY,
                        new Feedback("f-1", "thumbs", value, label, "my words", ScoreSource.USER)),
                1,
                new Attribution("live", "u-1", "s-1", "faq", List.of(), ""),
                traceStart);
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
    void takesOverWhatItsTraceTellsOfUserSessionAndFeature() {
        Score score = score(1.0, "", AT);
        assertThat(score.environment()).isEqualTo("live");
        assertThat(score.userKey()).isEqualTo("u-1");
        assertThat(score.sessionId()).isEqualTo("s-1");
        assertThat(score.feature()).isEqualTo("faq");
        assertThat(score.observedAt()).isEqualTo(AT);
        assertThat(score.traceStart()).isEqualTo(START);
    }

    @Test
    void withoutATimeOfItsOwnItWasSaidWhenTheTraceStarted() {
        assertThat(score(1.0, "", Instant.EPOCH).observedAt()).isEqualTo(START);
    }

    @Test
    void theSameWordsAreNewerOnceTheTraceIsKnown() {
        Score unknown = FeedbackScores.of(given(1.0, "", AT, null));
        assertThat(unknown.order()).isLessThan(score(1.0, "", AT).order());
        assertThat(unknown.scoreId()).isEqualTo(score(1.0, "", AT).scoreId());
        assertThat(unknown.traceStart()).isEqualTo(AT);
    }

    @Test
    void aCorrectionHasTheSameIdAndANewerOrder() {
        Score corrected = score(0.0, "", AT.plusSeconds(5));
        assertThat(corrected.scoreId()).isEqualTo(score(1.0, "", AT).scoreId());
        assertThat(corrected.order()).isGreaterThan(score(1.0, "", AT).order());
    }
}
