package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
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
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The function in an operator of its own, with both clocks in the hands of the test. */
final class AssembleHarness {
    private KeyedOneInputStreamOperatorTestHarness<String, PackedFragment, Assembled> operator;

    AssembleHarness() {
        try {
            operator = newOperator();
            operator.open();
            operator.setProcessingTime(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PackedFragment, Assembled>
            newOperator() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AssembleFunction(AssemblyConfig.DEFAULT)),
                PackedFragment::trace,
                Types.STRING);
    }

    void send(Fragment fragment) throws Exception {
        operator.processElement(new StreamRecord<>(new FragmentBytes().pack(fragment), 0));
    }

    void watermark(Instant time) throws Exception {
        operator.processWatermark(time.toEpochMilli());
    }

    /** Turns the clock on the wall to so long after the start. */
    void clock(Duration time) throws Exception {
        operator.setProcessingTime(time.toMillis());
    }

    /** What was put out before is forgotten, what is kept is not. */
    void restart() throws Exception {
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = newOperator();
        operator.setup();
        operator.initializeState(snapshot);
        operator.open();
    }

    List<Observation> observations() {
        return all(Assembled::observations);
    }

    List<Trace> traces() {
        return operator.extractOutputValues().stream()
                .map(Assembled::trace)
                .filter(Objects::nonNull)
                .toList();
    }

    List<UsageChange> usageChanges() {
        return all(Assembled::usageChanges);
    }

    List<AttributedFeedback> feedback() {
        return all(Assembled::feedback);
    }

    private <T> List<T> all(Function<Assembled, List<T>> part) {
        return operator.extractOutputValues().stream().map(part).flatMap(List::stream).toList();
    }

    List<DeadLetter> deadLetters() {
        var output = operator.getSideOutput(SideOutputs.DEAD_LETTERS);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    int keptEntries() {
        return operator.numKeyedStateEntries();
    }

    /** What a checkpoint holds; a text is in it byte by byte. */
    String keptText() throws Exception {
        var text = new StringBuilder();
        for (var handle : operator.snapshot(1, 1).getManagedKeyedState()) {
            try (var in = ((StreamStateHandle) handle).openInputStream()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    void close() throws Exception {
        operator.close();
    }
}
