package dev.weir.jobs.stage.assemble;

import static dev.weir.jobs.stage.assemble.Fragments.T0;
import static dev.weir.jobs.stage.assemble.Fragments.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssembleFunctionTest {
    private final AssembleHarness harness = new AssembleHarness();

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aBurstOfFragmentsIsPutOutOnceAfterAQuarterOfASecond() throws Exception {
        harness.send(span("a", "r", 1, T0));
        harness.send(span("a", "r", 2, T0));
        harness.clock(Duration.ofMillis(249));
        assertThat(harness.observations()).isEmpty();
        harness.clock(Duration.ofMillis(250));
        assertThat(harness.observations())
                .singleElement()
                .satisfies(
                        observation -> {
                            assertThat(observation.outputText()).isEqualTo("answer 2");
                            assertThat(observation.revision()).isEqualTo(1);
                        });
    }

    @Test
    void theWatermarkPutsOutWhatHasEndedWithoutWaitingForTheClock() throws Exception {
        harness.send(span("a", "r", 1, T0));
        harness.watermark(T0);
        assertThat(harness.observations()).hasSize(1);
    }

    @Test
    void aTraceIsCompleteWhenItsRootHasEndedAndNothingCameForTenSeconds() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plusSeconds(9));
        assertThat(harness.traces()).isEmpty();
        harness.watermark(T0.plusSeconds(10));
        assertThat(harness.traces()).extracting(Trace::revision).containsExactly(1);
    }

    @Test
    void whenTrafficStopsTheClockStillCompletesATrace() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.clock(Duration.ofSeconds(10));
        assertThat(harness.traces()).hasSize(1);
    }

    @Test
    void aTraceWithoutARootIsCompleteAfterHalfAnHour() throws Exception {
        harness.send(span("a", "gone", 1, T0));
        harness.watermark(T0.plus(Duration.ofMinutes(30)).minusMillis(1));
        assertThat(harness.traces()).isEmpty();
        harness.watermark(T0.plus(Duration.ofMinutes(30)));
        assertThat(harness.traces()).hasSize(1);
    }

    @Test
    void aLateSpanRevisesTheTrace() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0.plusSeconds(10));
        harness.send(span("a", "r", 1, T0.plusSeconds(60)));
        harness.watermark(T0.plusSeconds(70));
        assertThat(harness.traces()).extracting(Trace::revision).containsExactly(1, 2);
        assertThat(harness.observations())
                .extracting(Observation::observationId)
                .containsExactly("r", "a");
    }

    @Test
    void observationsCarryTheSpansOwnTimeNotTheTimers() throws Exception {
        harness.send(span("r", "", 1, T0.plusSeconds(5)));
        harness.watermark(T0.plusSeconds(100));
        assertThat(harness.observations())
                .extracting(Observation::eventTime)
                .containsExactly(T0.plusSeconds(1));
    }

    @Test
    void aSnapshotInTheMiddleOfATraceChangesNothing() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0);
        harness.restart();
        harness.send(span("r", "", 1, T0));
        harness.send(span("r", "", 3, T0.plusSeconds(3)));
        harness.watermark(T0.plusSeconds(3));
        assertThat(harness.observations())
                .extracting(Observation::revision, Observation::outputText)
                .containsExactly(tuple(2, "answer 3"));
        assertThat(harness.usageChanges())
                .singleElement()
                .extracting(UsageChange::before)
                .matches(Objects::nonNull);
    }
}
