package dev.weir.evaluators.assembly;

import static dev.weir.evaluators.assembly.Fragments.at;
import static dev.weir.evaluators.assembly.Fragments.change;
import static dev.weir.evaluators.assembly.Fragments.created;
import static dev.weir.evaluators.assembly.Fragments.span;
import static dev.weir.evaluators.assembly.Fragments.trace;
import static dev.weir.evaluators.assembly.Fragments.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceAssemblerTest {
    private final TraceAssembler assembler = new TraceAssembler(100);
    private final TraceState state = new TraceState();

    private Assembled after(Fragment... fragments) {
        for (Fragment fragment : fragments) {
            assertThat(assembler.add(state, fragment)).isEqualTo(Admission.ACCEPTED);
        }
        return assembler.putOut(state);
    }

    @Test
    void anObservationIsPutOutOnceItsSpanHasEnded() {
        assertThat(after(created("g", 1, span(ObservationType.GENERATION).from(1).done())))
                .extracting(Assembled::observations)
                .isEqualTo(List.of());
        assertThat(after(updated("g", 2, change().to(2).answering("hello").done())).observations())
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
        after(updated("g", 2, change().to(2).answering("hello").done()));
        var corrected =
                after(
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
        after(fragment);
        assertThat(assembler.add(state, fragment)).isEqualTo(Admission.DUPLICATE);
        assertThat(assembler.putOut(state).observations()).isEmpty();
    }

    @Test
    void anUpdateThatSaysNothingNewMakesNoRevision() {
        after(created("g", 1, span(ObservationType.GENERATION).from(1).to(2).done()));
        var again = after(updated("g", 3, change().to(2).done()));
        assertThat(again.observations()).isEmpty();
        assertThat(again.usageChanges()).isEmpty();
    }

    @Test
    void userAndSessionComeFromTheNearestAncestorElseFromTheTrace() {
        var put =
                after(
                        created("root", 9, span(ObservationType.SPAN).from(1).to(9).done()),
                        created(
                                "mid",
                                8,
                                span(ObservationType.AGENT)
                                        .under("root")
                                        .from(2)
                                        .to(8)
                                        .by("u_mid", "s-mid")
                                        .done()),
                        created(
                                "gen",
                                7,
                                span(ObservationType.GENERATION).under("mid").from(3).to(7).done()),
                        created(
                                "other",
                                6,
                                span(ObservationType.GENERATION)
                                        .under("root")
                                        .from(4)
                                        .to(6)
                                        .done()),
                        trace(1, change().by("u_trace", "s-trace").done()));
        assertThat(user(put, "gen")).isEqualTo("u_mid");
        assertThat(user(put, "other")).isEqualTo("u_trace");
        assertThat(user(put, "root")).isEqualTo("u_trace");
    }

    @Test
    void aRootThatComesLastRevisesWhatItGivesAUserTo() {
        after(
                created(
                        "gen",
                        3,
                        span(ObservationType.GENERATION).under("root").from(2).to(3).done()));
        var late =
                after(
                        created(
                                "root",
                                4,
                                span(ObservationType.SPAN).from(1).to(4).by("u_1", "s").done()));
        assertThat(late.observations())
                .extracting(Observation::observationId, Observation::revision)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("root", 1),
                        org.assertj.core.groups.Tuple.tuple("gen", 2));
        assertThat(user(late, "gen")).isEqualTo("u_1");
    }

    private static String user(Assembled put, String id) {
        return put.observations().stream()
                .filter(observation -> observation.observationId().equals(id))
                .findFirst()
                .orElseThrow()
                .attribution()
                .userKey();
    }

    @Test
    void documentsRetrievedBeforeAGenerationStartedAreAttachedToIt() {
        var put =
                after(
                        created("early", 2, span(ObservationType.GENERATION).from(1).to(2).done()),
                        created(
                                "retrieve",
                                4,
                                span(ObservationType.RETRIEVER)
                                        .from(3)
                                        .to(4)
                                        .retrieving("a", "b")
                                        .done()),
                        created(
                                "rerank",
                                5,
                                span(ObservationType.RETRIEVER)
                                        .from(4)
                                        .to(5)
                                        .retrieving("b")
                                        .done()),
                        created(
                                "answer",
                                7,
                                span(ObservationType.GENERATION).from(5).to(7).done()));
        assertThat(context(put, "early")).isEmpty();
        assertThat(context(put, "answer")).extracting(Document::content).containsExactly("a", "b");
    }

    private static List<Document> context(Assembled put, String id) {
        return put.observations().stream()
                .filter(observation -> observation.observationId().equals(id))
                .findFirst()
                .orElseThrow()
                .content()
                .context();
    }

    @Test
    void aCorrectionOfUsageTakesBackWhatWasCounted() {
        after(created("g", 2, span(ObservationType.GENERATION).from(1).to(2).using(10, 5).done()));
        var corrected = after(updated("g", 3, change().using(10, 7).done()));
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
    void aWrapperIsNotCountedBesideTheCallItWraps() {
        after(created("w", 5, span(ObservationType.GENERATION).from(1).to(5).using(9, 9).done()));
        var inner =
                after(
                        created(
                                "i",
                                4,
                                span(ObservationType.GENERATION)
                                        .under("w")
                                        .from(2)
                                        .to(4)
                                        .using(9, 9)
                                        .done()));
        assertThat(inner.usageChanges())
                .extracting(UsageChange::observationId, change -> change.after() == null)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("w", true),
                        org.assertj.core.groups.Tuple.tuple("i", false));
    }

    @Test
    void aCompleteTraceHoldsItsObservationsByStartEvenThoseThatNeverEnded() {
        after(
                created("late", 1, span(ObservationType.TOOL).under("r").from(5).done()),
                created("r", 6, span(ObservationType.SPAN).named("root").from(1).to(6).done()));
        Trace trace = Objects.requireNonNull(assembler.complete(state).trace());
        assertThat(trace.revision()).isEqualTo(1);
        assertThat(trace.name()).isEqualTo("root");
        assertThat(trace.eventTime()).isEqualTo(at(6));
        assertThat(trace.traceStart()).isEqualTo(at(1));
        assertThat(trace.observations())
                .extracting(Observation::observationId)
                .containsExactly("r", "late");
        assertThat(assembler.complete(state).trace()).isNull();
    }

    @Test
    void aTraceWithoutSpansIsStillATrace() {
        after(trace(1, change().named("chat").by("u_1", "s-1").done()));
        Trace trace = Objects.requireNonNull(assembler.complete(state).trace());
        assertThat(trace.name()).isEqualTo("chat");
        assertThat(trace.attribution().sessionId()).isEqualTo("s-1");
        assertThat(trace.observations()).isEmpty();
    }

    @Test
    void aLateSpanGivesTheTraceANewRevision() {
        after(created("r", 6, span(ObservationType.SPAN).from(1).to(6).done()));
        assembler.complete(state);
        after(created("late", 5, span(ObservationType.TOOL).under("r").from(3).to(5).done()));
        Trace trace = Objects.requireNonNull(assembler.complete(state).trace());
        assertThat(trace.revision()).isEqualTo(2);
        assertThat(trace.observations()).hasSize(2);
    }

    @Test
    void afterItsTextExpiredATraceStillLendsItsUserToALateSpan() {
        after(created("r", 6, span(ObservationType.SPAN).from(1).to(6).by("u_1", "s").done()));
        assembler.complete(state);
        assembler.expireText(state);
        var late = after(created("late", 5, span(ObservationType.TOOL).from(3).to(5).done()));
        assertThat(user(late, "late")).isEqualTo("u_1");
        assertThat(late.observations().get(0).traceStart()).isEqualTo(at(1));
        assertThat(assembler.complete(state).trace()).isNull();
    }

    @Test
    void anUpdateOfASpanWhoseTextExpiredIsRefused() {
        Fragment root = created("r", 6, span(ObservationType.SPAN).from(1).to(6).done());
        after(root);
        assembler.expireText(state);
        assertThat(assembler.add(state, root)).isEqualTo(Admission.DUPLICATE);
        assertThat(assembler.add(state, updated("r", 7, change().to(7).done())))
                .isEqualTo(Admission.TOO_LATE);
    }

    @Test
    void aTraceTakesNoMoreFragmentsThanTheLimit() {
        var small = new TraceAssembler(1);
        small.add(state, created("a", 1, span(ObservationType.SPAN).from(1).done()));
        assertThat(small.add(state, created("b", 2, span(ObservationType.SPAN).from(2).done())))
                .isEqualTo(Admission.TRACE_TOO_LARGE);
    }

    @Test
    void aCycleOfParentsDoesNoHarm() {
        var put =
                after(
                        created(
                                "a",
                                2,
                                span(ObservationType.GENERATION)
                                        .under("b")
                                        .from(1)
                                        .to(2)
                                        .using(1, 1)
                                        .done()),
                        created(
                                "b",
                                3,
                                span(ObservationType.GENERATION)
                                        .under("a")
                                        .from(1)
                                        .to(3)
                                        .using(1, 1)
                                        .done()));
        assertThat(put.observations()).hasSize(2);
    }
}
