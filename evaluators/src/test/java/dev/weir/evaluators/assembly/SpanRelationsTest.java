package dev.weir.evaluators.assembly;

import static dev.weir.evaluators.assembly.Fragments.change;
import static dev.weir.evaluators.assembly.Fragments.created;
import static dev.weir.evaluators.assembly.Fragments.span;
import static dev.weir.evaluators.assembly.Fragments.trace;
import static dev.weir.evaluators.assembly.OneTrace.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.UsageChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanRelationsTest {
    private final OneTrace trace = new OneTrace();

    @Test
    void userAndSessionComeFromTheNearestAncestorElseFromTheTrace() {
        var put =
                trace.after(
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
        trace.after(
                created(
                        "gen",
                        3,
                        span(ObservationType.GENERATION).under("root").from(2).to(3).done()));
        var late =
                trace.after(
                        created(
                                "root",
                                4,
                                span(ObservationType.SPAN).from(1).to(4).by("u_1", "s").done()));
        assertThat(late.observations())
                .extracting(Observation::observationId, Observation::revision)
                .containsExactlyInAnyOrder(tuple("root", 1), tuple("gen", 2));
        assertThat(user(late, "gen")).isEqualTo("u_1");
    }

    private static String user(Assembled put, String id) {
        return observation(put, id).attribution().userKey();
    }

    @Test
    void documentsRetrievedBeforeAGenerationStartedAreAttachedToIt() {
        var put =
                trace.after(
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
        return observation(put, id).content().context();
    }

    @Test
    void aWrapperIsNotCountedBesideTheCallItWraps() {
        trace.after(
                created("w", 5, span(ObservationType.GENERATION).from(1).to(5).using(9, 9).done()));
        var inner =
                trace.after(
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
                .containsExactlyInAnyOrder(tuple("w", true), tuple("i", false));
    }

    @Test
    void aCycleOfParentsDoesNoHarm() {
        var put =
                trace.after(
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
