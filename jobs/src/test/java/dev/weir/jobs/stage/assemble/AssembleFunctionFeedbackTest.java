package dev.weir.jobs.stage.assemble;

import static dev.weir.jobs.stage.assemble.Fragments.T0;
import static dev.weir.jobs.stage.assemble.Fragments.feedback;
import static dev.weir.jobs.stage.assemble.Fragments.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.evaluators.model.AttributedFeedback;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssembleFunctionFeedbackTest {
    private final AssembleHarness harness = new AssembleHarness();

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void feedbackOnAKnownTraceIsPutOutAtOnceAndChangesNothingOfIt() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plusSeconds(10));
        harness.send(feedback(60, T0.plusSeconds(60)));
        assertThat(harness.feedback())
                .extracting(AttributedFeedback::traceStart, AttributedFeedback::revision)
                .containsExactly(tuple(T0, 1));
        harness.watermark(T0.plus(Duration.ofHours(25)));
        assertThat(harness.feedback()).hasSize(1);
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.keptEntries()).isZero();
    }

    @Test
    void feedbackBeforeItsTraceIsPutOutAtOnceAndAgainWhenTheTraceIsKnown() throws Exception {
        harness.send(feedback(0, T0));
        harness.clock(Duration.ofMillis(250));
        assertThat(harness.feedback())
                .extracting(AttributedFeedback::traceStart)
                .containsOnlyNulls();
        harness.send(span("r", "", 1, T0.plus(Duration.ofHours(1))));
        harness.watermark(T0.plus(Duration.ofHours(2)));
        assertThat(harness.feedback())
                .extracting(AttributedFeedback::revision)
                .containsExactly(1, 2);
        assertThat(harness.feedback().get(1).traceStart()).isEqualTo(T0);
        assertThat(harness.traces()).hasSize(1);
    }

    @Test
    void aTraceIsNotAsOldAsTheFeedbackThatCameBeforeIt() throws Exception {
        harness.send(feedback(0, T0));
        int begun = Math.toIntExact(Duration.ofMinutes(40).toSeconds());
        harness.watermark(T0.plusSeconds(begun));
        harness.send(span("r", "", begun, T0.plusSeconds(begun)));
        harness.watermark(T0.plusSeconds(begun + 9));
        assertThat(harness.traces()).isEmpty();

        harness.watermark(T0.plusSeconds(begun + 10));
        assertThat(harness.traces()).hasSize(1);
    }

    @Test
    void feedbackOnATraceThatNeverComesIsForgottenInTheEnd() throws Exception {
        harness.send(feedback(0, T0));
        assertThat(harness.keptText()).contains("thumbs").doesNotContain("free words");
        harness.watermark(T0.plus(Duration.ofHours(25)));
        assertThat(harness.feedback()).hasSize(1);
        assertThat(harness.traces()).isEmpty();
        assertThat(harness.keptEntries()).isZero();
    }

    @Test
    void correctedFeedbackIsPutOutAgainAndRepeatedFeedbackIsNot() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plus(Duration.ofMinutes(20)));
        harness.send(feedback(60, T0));
        harness.send(feedback(60, T0));
        harness.send(feedback(61, T0));
        harness.send(feedback(59, T0));
        assertThat(harness.feedback())
                .extracting(given -> given.fragment().fragmentId())
                .containsExactly("f-60", "f-61");
    }
}
