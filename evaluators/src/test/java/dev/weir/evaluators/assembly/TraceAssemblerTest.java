package dev.weir.evaluators.assembly;

import static dev.weir.evaluators.assembly.Fragments.at;
import static dev.weir.evaluators.assembly.Fragments.change;
import static dev.weir.evaluators.assembly.Fragments.created;
import static dev.weir.evaluators.assembly.Fragments.span;
import static dev.weir.evaluators.assembly.Fragments.trace;
import static dev.weir.evaluators.assembly.Fragments.updated;
import static dev.weir.evaluators.assembly.OneTrace.observation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Trace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceAssemblerTest {
    private final OneTrace trace = new OneTrace();

    @Test
    void anObservationIsPutOutOnceItsSpanHasEnded() {
        assertThat(trace.after(created("g", 1, span(ObservationType.GENERATION).from(1).done())))
                .extracting(Assembled::observations)
                .isEqualTo(List.of());
        assertThat(
                        trace.after(updated("g", 2, change().to(2).answering("hello").done()))
                                .observations())
                .singleElement()
                .satisfies(
                        observation -> {
                            assertThat(observation.revision()).isEqualTo(1);
                            assertThat(observation.outputText()).isEqualTo("hello");
                            assertThat(observation.type()).isEqualTo(ObservationType.GENERATION);
                            assertThat(observation.eventTime()).isEqualTo(at(2));
                            assertThat(observation.attribution().environment())
                                    .isEqualTo("default");
                        });
    }

    @Test
    void anUpdateMayComeBeforeItsCreate() {
        trace.after(updated("g", 2, change().to(2).answering("hello").done()));
        var corrected =
                trace.after(
                        created(
                                "g",
                                1,
                                span(ObservationType.GENERATION)
                                        .named("answer")
                                        .from(1)
                                        .answering("draft")
                                        .done()));
        assertThat(corrected.observations())
                .singleElement()
                .satisfies(
                        observation -> {
                            assertThat(observation.revision()).isEqualTo(2);
                            assertThat(observation.outputText()).isEqualTo("hello");
                            assertThat(observation.span().name()).isEqualTo("answer");
                        });
    }

    @Test
    void aRedeliveryChangesNothing() {
        Fragment fragment = created("g", 1, span(ObservationType.GENERATION).from(1).to(2).done());
        trace.after(fragment);
        assertThat(trace.add(fragment)).isEqualTo(Admission.DUPLICATE);
        assertThat(trace.after().observations()).isEmpty();
    }

    @Test
    void anUpdateThatSaysNothingNewMakesNoRevision() {
        trace.after(created("g", 1, span(ObservationType.GENERATION).from(1).to(2).done()));
        var again = trace.after(updated("g", 3, change().to(2).done()));
        assertThat(again.observations()).isEmpty();
        assertThat(again.usageChanges()).isEmpty();
    }

    @Test
    void aCorrectionOfUsageTakesBackWhatWasCounted() {
        trace.after(
                created(
                        "g",
                        2,
                        span(ObservationType.GENERATION).from(1).to(2).using(10, 5).done()));
        var corrected = trace.after(updated("g", 3, change().using(10, 7).done()));
        assertThat(corrected.usageChanges())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(
                                            Objects.requireNonNull(change.before())
                                                    .usage()
                                                    .outputTokens())
                                    .isEqualTo(5);
                            assertThat(
                                            Objects.requireNonNull(change.after())
                                                    .usage()
                                                    .outputTokens())
                                    .isEqualTo(7);
                        });
    }

    @Test
    void aCompleteTraceHoldsItsObservationsByStartEvenThoseThatNeverEnded() {
        trace.after(
                created("late", 1, span(ObservationType.TOOL).under("r").from(5).done()),
                created("r", 6, span(ObservationType.SPAN).named("root").from(1).to(6).done()));
        Trace complete = Objects.requireNonNull(trace.complete());
        assertThat(complete.revision()).isEqualTo(1);
        assertThat(complete.name()).isEqualTo("root");
        assertThat(complete.eventTime()).isEqualTo(at(6));
        assertThat(complete.traceStart()).isEqualTo(at(1));
        assertThat(complete.observations())
                .extracting(Observation::observationId)
                .containsExactly("r", "late");
        assertThat(trace.complete()).isNull();
    }

    @Test
    void aTraceWithoutSpansIsStillATrace() {
        trace.after(trace(1, change().named("chat").by("u_1", "s-1").done()));
        Trace complete = Objects.requireNonNull(trace.complete());
        assertThat(complete.name()).isEqualTo("chat");
        assertThat(complete.attribution().sessionId()).isEqualTo("s-1");
        assertThat(complete.observations()).isEmpty();
    }

    @Test
    void aLateSpanGivesTheTraceANewRevision() {
        trace.after(created("r", 6, span(ObservationType.SPAN).from(1).to(6).done()));
        trace.complete();
        trace.after(created("late", 5, span(ObservationType.TOOL).under("r").from(3).to(5).done()));
        Trace complete = Objects.requireNonNull(trace.complete());
        assertThat(complete.revision()).isEqualTo(2);
        assertThat(complete.observations()).hasSize(2);
    }

    @Test
    void afterItsTextExpiredATraceStillLendsItsUserToALateSpan() {
        trace.after(
                created("r", 6, span(ObservationType.SPAN).from(1).to(6).by("u_1", "s").done()));
        trace.complete();
        trace.expireText();
        var late = trace.after(created("late", 5, span(ObservationType.TOOL).from(3).to(5).done()));
        assertThat(observation(late, "late").attribution().userKey()).isEqualTo("u_1");
        assertThat(late.observations().get(0).traceStart()).isEqualTo(at(1));
        assertThat(trace.complete()).isNull();
    }

    @Test
    void anUpdateOfASpanWhoseTextExpiredIsRefused() {
        Fragment root = created("r", 6, span(ObservationType.SPAN).from(1).to(6).done());
        trace.after(root);
        trace.expireText();
        assertThat(trace.add(root)).isEqualTo(Admission.DUPLICATE);
        assertThat(trace.add(updated("r", 7, change().to(7).done()))).isEqualTo(Admission.TOO_LATE);
    }

    @Test
    void aTraceTakesNoMoreFragmentsThanTheLimit() {
        var small = new TraceAssembler(1);
        var state = new TraceState();
        small.add(state, created("a", 1, span(ObservationType.SPAN).from(1).done()));
        assertThat(small.add(state, created("b", 2, span(ObservationType.SPAN).from(2).done())))
                .isEqualTo(Admission.TRACE_TOO_LARGE);
    }
}
