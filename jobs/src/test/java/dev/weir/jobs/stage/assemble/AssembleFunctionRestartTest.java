package dev.weir.jobs.stage.assemble;

import static dev.weir.jobs.stage.assemble.Fragments.T0;
import static dev.weir.jobs.stage.assemble.Fragments.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job that was down reads what came meanwhile before the clock on the wall ends anything. */
class AssembleFunctionRestartTest {
    private static final Duration DOWN = Duration.ofHours(1);

    private final AssembleHarness harness = new AssembleHarness();

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatCameWhileTheJobWasDownStillRevisesAnOpenTrace() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.watermark(T0);
        harness.restart();
        harness.clock(DOWN);
        assertThat(harness.traces()).isEmpty();

        harness.send(span("r", "", 2, T0.plusSeconds(2)));
        harness.send(span("a", "r", 3, T0.plusSeconds(3)));
        harness.watermark(T0.plusSeconds(13));

        assertThat(harness.observations())
                .extracting(Observation::outputText)
                .containsExactlyInAnyOrder("answer 2", "answer 3");
        assertThat(harness.traces())
                .singleElement()
                .extracting(Trace::observations)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void theTextOfACompleteTraceOutlivesADowntime() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.clock(Duration.ofSeconds(10));
        harness.restart();
        harness.clock(DOWN);
        harness.send(span("r", "", 2, T0.plusSeconds(2)));
        harness.clock(DOWN.plusSeconds(10));

        assertThat(harness.traces()).extracting(Trace::revision).containsExactly(2);
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void aTraceStillEndsAfterARestartWhenNothingComesAnyMore() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.send(span("a", "gone", 1, T0));
        harness.clock(Duration.ofMillis(250));
        harness.restart();
        harness.clock(DOWN);
        harness.clock(DOWN.plusSeconds(9));
        assertThat(harness.traces()).isEmpty();
        harness.clock(DOWN.plusSeconds(10));
        assertThat(harness.traces()).hasSize(1);

        assertThat(harness.keptText()).contains("answer");
        harness.clock(DOWN.plusSeconds(10).plus(Duration.ofMinutes(10)));
        assertThat(harness.keptText()).doesNotContain("answer");
        harness.clock(DOWN.plusSeconds(10).plus(Duration.ofHours(24)));
        assertThat(harness.keptEntries()).isZero();
    }

    @Test
    void whatAStalledTaskCompletesLateCanStillBeRevised() throws Exception {
        harness.send(span("r", "", 1, T0));
        harness.clock(DOWN);
        harness.send(span("r", "", 2, T0.plusSeconds(2)));
        harness.clock(DOWN.plusSeconds(10));

        assertThat(harness.traces()).extracting(Trace::revision).containsExactly(1, 2);
        assertThat(harness.deadLetters()).isEmpty();
    }
}
