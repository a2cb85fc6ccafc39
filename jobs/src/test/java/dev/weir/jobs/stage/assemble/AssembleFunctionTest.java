package dev.weir.jobs.stage.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.graph.PackedFragment;
import dev.weir.jobs.graph.SideOutputs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssembleFunctionTest {
    private static final Instant T0 = Instant.parse("2026-11-23T14:00:00Z");
    private static final Position PLACE = Position.kafka("weir.traces", 3, 17);

    private KeyedOneInputStreamOperatorTestHarness<String, PackedFragment, Assembled> harness =
            newHarness();

    private static KeyedOneInputStreamOperatorTestHarness<String, PackedFragment, Assembled>
            newHarness() {
        try {
            return new KeyedOneInputStreamOperatorTestHarness<>(
                    new KeyedProcessOperator<>(new AssembleFunction(AssemblyConfig.DEFAULT)),
                    PackedFragment::trace,
                    Types.STRING);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        harness.open();
        harness.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static Fragment span(String id, String parent, int end, @Nullable Instant append) {
        String text = "answer " + end;
        return new Fragment(
                FragmentKind.SPAN,
                "demo",
                "t-1",
                id,
                id + end,
                new FragmentOrder(T0.plusSeconds(end), 0, id),
                append,
                new Span(
                        ObservationType.GENERATION,
                        id,
                        parent,
                        new Timing(T0, T0.plusSeconds(end), null),
                        Span.EMPTY.call(),
                        new Content(
                                List.of(),
                                List.of(Message.of("assistant", text)),
                                List.of(),
                                List.of(),
                                ""),
                        Span.EMPTY.usage(),
                        null,
                        Span.EMPTY.attribution(),
                        Span.EMPTY.outcome(),
                        Span.EMPTY.metadata(),
                        Span.EMPTY.pii()),
                Feedback.NONE);
    }

    private void send(Fragment fragment) throws Exception {
        harness.processElement(new StreamRecord<>(new FragmentBytes().pack(fragment), 0));
    }

    private List<Observation> observations() {
        return harness.extractOutputValues().stream()
                .flatMap(assembled -> assembled.observations().stream())
                .toList();
    }

    private List<Trace> traces() {
        return harness.extractOutputValues().stream()
                .map(Assembled::trace)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<UsageChange> usageChanges() {
        return harness.extractOutputValues().stream()
                .flatMap(assembled -> assembled.usageChanges().stream())
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var output = harness.getSideOutput(tag);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void aBurstOfFragmentsIsPutOutOnceAfterAQuarterOfASecond() throws Exception {
        send(span("a", "r", 1, T0));
        send(span("a", "r", 2, T0));
        harness.setProcessingTime(249);
        assertThat(observations()).isEmpty();
        harness.setProcessingTime(250);
        assertThat(observations())
                .singleElement()
                .satisfies(
                        observation -> {
                            assertThat(observation.outputText()).isEqualTo("answer 2");
                            assertThat(observation.revision()).isEqualTo(1);
                        });
    }

    @Test
    void theWatermarkPutsOutWhatHasEndedWithoutWaitingForTheClock() throws Exception {
        send(span("a", "r", 1, T0));
        harness.processWatermark(T0.toEpochMilli());
        assertThat(observations()).hasSize(1);
    }

    @Test
    void aTraceIsCompleteWhenItsRootHasEndedAndNothingCameForTenSeconds() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plusSeconds(9).toEpochMilli());
        assertThat(traces()).isEmpty();
        harness.processWatermark(T0.plusSeconds(10).toEpochMilli());
        assertThat(traces()).extracting(Trace::revision).containsExactly(1);
    }

    @Test
    void whenTrafficStopsTheClockStillCompletesATrace() throws Exception {
        send(span("r", "", 1, T0));
        harness.setProcessingTime(Duration.ofSeconds(10).toMillis());
        assertThat(traces()).hasSize(1);
    }

    @Test
    void aTraceWithoutARootIsCompleteAfterHalfAnHour() throws Exception {
        send(span("a", "gone", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofMinutes(30)).toEpochMilli() - 1);
        assertThat(traces()).isEmpty();
        harness.processWatermark(T0.plus(Duration.ofMinutes(30)).toEpochMilli());
        assertThat(traces()).hasSize(1);
    }

    @Test
    void aLateSpanRevisesTheTrace() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plusSeconds(10).toEpochMilli());
        send(span("a", "r", 1, T0.plusSeconds(60)));
        harness.processWatermark(T0.plusSeconds(70).toEpochMilli());
        assertThat(traces()).extracting(Trace::revision).containsExactly(1, 2);
        assertThat(observations()).extracting(Observation::observationId).containsExactly("r", "a");
    }

    @Test
    void observationsCarryTheSpansOwnTimeNotTheTimers() throws Exception {
        send(span("r", "", 1, T0.plusSeconds(5)));
        harness.processWatermark(T0.plusSeconds(100).toEpochMilli());
        assertThat(observations())
                .extracting(Observation::eventTime)
                .containsExactly(T0.plusSeconds(1));
    }

    @Test
    void anUpdateAfterTheTextExpiredIsADeadLetter() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofMinutes(11)).toEpochMilli());
        Instant append = T0.plus(Duration.ofMinutes(11));
        send(span("r", "", 2, append).receivedAt(PLACE, append));
        assertThat(side(SideOutputs.DEAD_LETTERS))
                .extracting(DeadLetter::reason, DeadLetter::position)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(RejectReason.TOO_LATE, PLACE));
    }

    @Test
    void theStateOfATraceHoldsNoPositions() throws Exception {
        send(span("r", "", 1, T0).receivedAt(PLACE, T0));
        send(feedback(1, T0).receivedAt(PLACE, T0));
        assertThat(keptText()).contains("answer 1", "thumbs").doesNotContain("weir.traces");
    }

    @Test
    void aSpanThatComesAfterTheTextExpiredIsPutOutAndItsOwnTextExpiresInItsTurn() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofMinutes(11)).toEpochMilli());
        assertThat(keptText()).doesNotContain("answer");

        send(span("late", "r", 77, T0.plus(Duration.ofMinutes(11))));
        harness.processWatermark(T0.plus(Duration.ofMinutes(11)).toEpochMilli());
        assertThat(observations())
                .extracting(Observation::observationId)
                .containsExactly("r", "late");
        assertThat(keptText()).contains("answer 77");

        harness.processWatermark(T0.plus(Duration.ofMinutes(22)).toEpochMilli());
        assertThat(keptText()).doesNotContain("answer");
        assertThat(side(SideOutputs.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void theClockAloneAlsoEndsTheTextOfALateSpan() throws Exception {
        send(span("r", "", 1, T0));
        harness.setProcessingTime(Duration.ofMinutes(11).toMillis());
        send(span("late", "r", 77, T0));
        harness.setProcessingTime(Duration.ofMinutes(22).toMillis());
        assertThat(observations()).extracting(Observation::observationId).contains("late");
        assertThat(keptText()).doesNotContain("answer");
        harness.setProcessingTime(Duration.ofHours(25).toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void anUpdateOfALateSpanIsTakenInWhileThatSpansTextIsThere() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofMinutes(11)).toEpochMilli());
        send(span("late", "r", 77, T0.plus(Duration.ofMinutes(11))));
        harness.processWatermark(T0.plus(Duration.ofMinutes(12)).toEpochMilli());
        send(span("late", "r", 78, T0.plus(Duration.ofMinutes(12))));
        harness.processWatermark(T0.plus(Duration.ofMinutes(13)).toEpochMilli());
        assertThat(observations())
                .extracting(Observation::outputText)
                .containsExactly("answer 1", "answer 77", "answer 78");
        assertThat(side(SideOutputs.DEAD_LETTERS)).isEmpty();
    }

    /** What a checkpoint holds; a text is in it byte by byte. */
    private String keptText() throws Exception {
        var text = new StringBuilder();
        for (var handle : harness.snapshot(1, 1).getManagedKeyedState()) {
            try (var in = ((StreamStateHandle) handle).openInputStream()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    void nothingIsKeptOfATraceADayAfterItWasComplete() throws Exception {
        send(span("r", "", 1, T0));
        send(span("a", "r", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofHours(25)).toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void theClockAloneAlsoEndsTheState() throws Exception {
        send(span("a", "gone", 1, T0));
        harness.setProcessingTime(Duration.ofHours(25).toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aSnapshotInTheMiddleOfATraceChangesNothing() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.toEpochMilli());
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = newHarness();
        harness.setup();
        harness.initializeState(snapshot);
        harness.open();
        send(span("r", "", 1, T0));
        send(span("r", "", 3, T0.plusSeconds(3)));
        harness.processWatermark(T0.plusSeconds(3).toEpochMilli());
        assertThat(observations())
                .extracting(Observation::revision, Observation::outputText)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "answer 3"));
        assertThat(usageChanges())
                .singleElement()
                .extracting(UsageChange::before)
                .matches(Objects::nonNull);
    }

    private static Fragment feedback(int end, @Nullable Instant append) {
        return new Fragment(
                FragmentKind.FEEDBACK,
                "demo",
                "t-1",
                "",
                "f-" + end,
                new FragmentOrder(T0.plusSeconds(end), 0, ""),
                append,
                Span.EMPTY,
                new Feedback("f", "thumbs", 1.0, "", "free words", ScoreSource.USER));
    }

    private List<AttributedFeedback> told() {
        return harness.extractOutputValues().stream().flatMap(a -> a.feedback().stream()).toList();
    }

    @Test
    void feedbackOnAKnownTraceIsPutOutAtOnceAndChangesNothingOfIt() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plusSeconds(10).toEpochMilli());
        send(feedback(60, T0.plusSeconds(60)));
        assertThat(told())
                .extracting(AttributedFeedback::traceStart, AttributedFeedback::revision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(T0, 1));
        harness.processWatermark(T0.plus(Duration.ofHours(25)).toEpochMilli());
        assertThat(told()).hasSize(1);
        assertThat(side(SideOutputs.DEAD_LETTERS)).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void feedbackBeforeItsTraceIsPutOutAtOnceAndAgainWhenTheTraceIsKnown() throws Exception {
        send(feedback(0, T0));
        harness.setProcessingTime(250);
        assertThat(told()).extracting(AttributedFeedback::traceStart).containsOnlyNulls();
        send(span("r", "", 1, T0.plus(Duration.ofHours(1))));
        harness.processWatermark(T0.plus(Duration.ofHours(2)).toEpochMilli());
        assertThat(told()).extracting(AttributedFeedback::revision).containsExactly(1, 2);
        assertThat(told().get(1).traceStart()).isEqualTo(T0);
        assertThat(traces()).hasSize(1);
    }

    @Test
    void aTraceIsNotAsOldAsTheFeedbackThatCameBeforeIt() throws Exception {
        send(feedback(0, T0));
        int begun = Math.toIntExact(Duration.ofMinutes(40).toSeconds());
        harness.processWatermark(T0.plusSeconds(begun).toEpochMilli());
        send(span("r", "", begun, T0.plusSeconds(begun)));
        harness.processWatermark(T0.plusSeconds(begun + 9).toEpochMilli());
        assertThat(traces()).isEmpty();

        harness.processWatermark(T0.plusSeconds(begun + 10).toEpochMilli());
        assertThat(traces()).hasSize(1);
    }

    @Test
    void feedbackOnATraceThatNeverComesIsForgottenInTheEnd() throws Exception {
        send(feedback(0, T0));
        assertThat(keptText()).contains("thumbs").doesNotContain("free words");
        harness.processWatermark(T0.plus(Duration.ofHours(25)).toEpochMilli());
        assertThat(told()).hasSize(1);
        assertThat(traces()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void correctedFeedbackIsPutOutAgainAndRepeatedFeedbackIsNot() throws Exception {
        send(span("r", "", 1, T0));
        harness.processWatermark(T0.plus(Duration.ofMinutes(20)).toEpochMilli());
        send(feedback(60, T0));
        send(feedback(60, T0));
        send(feedback(61, T0));
        send(feedback(59, T0));
        assertThat(told())
                .extracting(given -> given.fragment().fragmentId())
                .containsExactly("f-60", "f-61");
    }
}
