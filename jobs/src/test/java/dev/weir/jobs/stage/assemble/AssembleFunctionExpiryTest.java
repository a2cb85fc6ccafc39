package dev.weir.jobs.stage.assemble;

import static dev.weir.jobs.stage.assemble.Fragments.PLACE;
import static dev.weir.jobs.stage.assemble.Fragments.T0;
import static dev.weir.jobs.stage.assemble.Fragments.feedback;
import static dev.weir.jobs.stage.assemble.Fragments.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.RejectReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssembleFunctionExpiryTest {
    private final AssembleHarness harness = new AssembleHarness();

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void anUpdateAfterTheTextExpiredIsADeadLetter() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plus(Duration.ofMinutes(11)));
        Instant append = T0.plus(Duration.ofMinutes(11));
        harness.send(span("r", "", 2, append).receivedAt(PLACE, append));
        assertThat(harness.deadLetters())
                .extracting(DeadLetter::reason, DeadLetter::position)
                .containsExactly(tuple(RejectReason.TOO_LATE, PLACE));
    }

    @Test
    void theStateOfATraceHoldsNoPositions() throws Exception {
        harness.send(span("r", "", 1, T0).receivedAt(PLACE, T0));
        harness.send(feedback(1, T0).receivedAt(PLACE, T0));
        assertThat(harness.keptText()).contains("answer 1", "thumbs").doesNotContain("weir.traces");
    }

    @Test
    void aSpanThatComesAfterTheTextExpiredIsPutOutAndItsOwnTextExpiresInItsTurn() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plus(Duration.ofMinutes(11)));
        assertThat(harness.keptText()).doesNotContain("answer");

        harness.send(span("late", "r", 77, T0.plus(Duration.ofMinutes(11))));
        harness.watermark(T0.plus(Duration.ofMinutes(11)));
        assertThat(harness.observations())
                .extracting(Observation::observationId)
                .containsExactly("r", "late");
        assertThat(harness.keptText()).contains("answer 77");

        harness.watermark(T0.plus(Duration.ofMinutes(22)));
        assertThat(harness.keptText()).doesNotContain("answer");
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void theClockAloneAlsoEndsTheTextOfALateSpan() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.clock(Duration.ofSeconds(10));
        harness.clock(Duration.ofMinutes(11));
        harness.send(span("late", "r", 77, T0));
        harness.clock(Duration.ofMinutes(11).plusSeconds(10));
        harness.clock(Duration.ofMinutes(22));
        assertThat(harness.observations()).extracting(Observation::observationId).contains("late");
        assertThat(harness.keptText()).doesNotContain("answer");
        harness.clock(Duration.ofHours(25));
        assertThat(harness.keptEntries()).isZero();
    }

    @Test
    void anUpdateOfALateSpanIsTakenInWhileThatSpansTextIsThere() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plus(Duration.ofMinutes(11)));
        harness.send(span("late", "r", 77, T0.plus(Duration.ofMinutes(11))));
        harness.watermark(T0.plus(Duration.ofMinutes(12)));
        harness.send(span("late", "r", 78, T0.plus(Duration.ofMinutes(12))));
        harness.watermark(T0.plus(Duration.ofMinutes(13)));
        assertThat(harness.observations())
                .extracting(Observation::outputText)
                .containsExactly("answer 1", "answer 77", "answer 78");
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void nothingIsKeptOfATraceADayAfterItWasComplete() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.send(span("a", "r", 1, T0));
        harness.watermark(T0.plus(Duration.ofHours(25)));
        assertThat(harness.keptEntries()).isZero();
    }

    @Test
    void theClockAloneAlsoEndsTheState() throws Exception {
        harness.send(span("a", "gone", 1, T0));
        harness.clock(Duration.ofMinutes(30));
        harness.clock(Duration.ofHours(25));
        assertThat(harness.keptEntries()).isZero();
    }
}
