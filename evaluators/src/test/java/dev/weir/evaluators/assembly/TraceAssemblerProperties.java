package dev.weir.evaluators.assembly;

import static dev.weir.evaluators.assembly.Fragments.change;
import static dev.weir.evaluators.assembly.Fragments.created;
import static dev.weir.evaluators.assembly.Fragments.span;
import static dev.weir.evaluators.assembly.Fragments.trace;
import static dev.weir.evaluators.assembly.Fragments.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.measure.UsageMetrics;
import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.evaluators.model.UsageMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order and timing of arrival, a trace ends with the same content. */
class TraceAssemblerProperties {
    private static final int LIMIT = 1_000;

    @Property(tries = 400)
    void everyOrderOfArrivalEndsWithTheSameContent(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        assertThat(run(Deliveries.shuffledWithDuplicates(fragments, seed), seed).contents())
                .isEqualTo(run(fragments, 0).contents());
    }

    @Property(tries = 400)
    void theSumOfAllUsageChangesIsTheUsageOfTheLastRevision(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        assertThat(run(Deliveries.shuffledWithDuplicates(fragments, seed), seed).sums())
                .isEqualTo(run(fragments, 0).sums());
    }

    @Property(tries = 400)
    void contentOnlyGetsNewerAndRevisionsCountUpByOne(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        var last = new HashMap<String, Observation>();
        for (Observation next : run(Deliveries.shuffledWithDuplicates(fragments, seed), seed).put) {
            Observation before = last.put(next.observationId(), next);
            assertThat(next.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            if (before != null) {
                assertThat(next.order()).isGreaterThanOrEqualTo(before.order());
                assertThat(next.contentHash()).isNotEqualTo(before.contentHash());
            }
        }
    }

    @Property(tries = 200)
    void aReplayOfSomeNeverCountsAsNewerThanAll(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        ContentOrder all = lastOrder(fragments);
        var some = Deliveries.shuffledWithDuplicates(fragments, seed);
        assertThat(lastOrder(some.subList(0, some.size() / 2))).isLessThanOrEqualTo(all);
    }

    @Property(tries = 400)
    void feedbackEndsWithWhatTheTraceTellsWheneverEitherComes(
            @ForAll("fragments") List<Fragment> fragments, @ForAll long seed) {
        var all = new ArrayList<>(fragments);
        all.add(Fragments.feedback("f-1", 3));
        all.add(Fragments.feedback("f-1", 4));
        all.add(Fragments.feedback("f-2", 5));
        var run = run(Deliveries.shuffledWithDuplicates(all, seed), seed);
        assertThat(run.lastFeedback()).isEqualTo(run(all, 0).lastFeedback());
        assertThat(run.contents()).isEqualTo(run(fragments, 0).contents());
    }

    private static ContentOrder lastOrder(List<Fragment> fragments) {
        var state = new TraceState();
        var assembler = new TraceAssembler(LIMIT);
        fragments.forEach(fragment -> assembler.add(state, fragment));
        TraceHeader header = state.header();
        return header == null ? ContentOrder.FIRST : header.order();
    }

    private record Run(
            List<Observation> put,
            List<UsageChange> changes,
            List<AttributedFeedback> feedback,
            String traceHash) {
        Map<String, String> lastFeedback() {
            var last = new TreeMap<String, String>();
            feedback.forEach(
                    given ->
                            last.put(
                                    FeedbackState.idOf(given.fragment()),
                                    String.join(
                                            " ",
                                            given.fragment().fragmentId(),
                                            given.attribution().toString())));
            return last;
        }

        Map<String, String> contents() {
            var contents = new TreeMap<String, String>();
            put.forEach(o -> contents.put(o.observationId(), o.contentHash()));
            contents.put("", traceHash);
            return contents;
        }

        Map<String, UsageMetric> sums() {
            var sums = new TreeMap<String, UsageMetric>();
            for (UsageChange change : changes) {
                for (UsageMetric delta : UsageMetrics.deltas(change)) {
                    sums.merge(delta.minute().toString(), delta, UsageMetrics::sum);
                }
            }
            sums.values().removeIf(sum -> sum.requests() == 0);
            return sums;
        }
    }

    /** Puts out now and then, as timers would, and completes now and then. */
    private static Run run(List<Fragment> fragments, long seed) {
        var random = new Random(seed);
        var state = new TraceState();
        var assembler = new TraceAssembler(LIMIT);
        var run = new Run(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), "");
        for (Fragment fragment : fragments) {
            assembler.add(state, fragment);
            if (seed != 0 && random.nextInt(3) == 0) {
                keep(random.nextInt(4) == 0, assembler, state, run);
            }
        }
        keep(true, assembler, state, run);
        TraceHeader header = state.header();
        String hash = header == null ? "" : header.contentHash();
        return new Run(run.put, run.changes, run.feedback, hash);
    }

    private static void keep(
            boolean complete, TraceAssembler assembler, TraceState state, Run run) {
        Assembled put = complete ? assembler.complete(state) : assembler.putOut(state);
        run.put.addAll(put.observations());
        run.changes.addAll(put.usageChanges());
        run.feedback.addAll(put.feedback());
    }

    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return fragment().list().ofMinSize(1).ofMaxSize(24);
    }

    private static Arbitrary<Fragment> fragment() {
        var ids = Arbitraries.of("a", "b", "c", "d", "e");
        var parents = Arbitraries.of("", "a", "b", "c", "gone");
        var seconds = Arbitraries.longs().between(0, 20);
        var types =
                Arbitraries.of(
                        ObservationType.GENERATION,
                        ObservationType.RETRIEVER,
                        ObservationType.SPAN,
                        ObservationType.UNSPECIFIED);
        var words = Arbitraries.of("", "x", "y");
        return Combinators.combine(ids, parents, seconds, seconds, types, words, words)
                .as(TraceAssemblerProperties::fragment);
    }

    private static Fragment fragment(
            String id,
            String parent,
            long second,
            long end,
            ObservationType type,
            String text,
            String user) {
        if (text.equals("y") && user.equals("y")) {
            return trace(second, change().named("chat").by("u_trace", "s").from(second).done());
        }
        var said = span(type).under(parent).by(user, "").answering(text).from(second);
        if (end > 5) {
            said.to(end).using(end, second);
        }
        if (type == ObservationType.RETRIEVER && !text.isEmpty()) {
            said.retrieving(text, user);
        }
        return text.equals("x")
                ? updated(id, second, said.done())
                : created(id, second, said.done());
    }
}
