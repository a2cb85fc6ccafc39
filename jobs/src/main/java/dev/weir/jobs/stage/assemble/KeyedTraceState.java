package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.FeedbackState;
import dev.weir.evaluators.assembly.SpanState;
import dev.weir.evaluators.assembly.TraceHeader;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** One trace in Flink's keyed state. The function's timers end it. */
final class KeyedTraceState {
    private final ValueState<TraceHeader> header;
    private final MapState<String, SpanState> spans;
    private final MapState<String, FeedbackState> feedback;

    KeyedTraceState(RuntimeContext context) {
        header =
                context.getState(
                        new ValueStateDescriptor<>(
                                "header", TypeInformation.of(TraceHeader.class)));
        spans =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "spans", Types.STRING, TypeInformation.of(SpanState.class)));
        feedback =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "feedback", Types.STRING, TypeInformation.of(FeedbackState.class)));
    }

    /** As much of the trace as it takes to add this fragment. */
    TraceState around(Fragment fragment) throws Exception {
        if (fragment.kind() == FragmentKind.FEEDBACK) {
            String id = FeedbackState.idOf(fragment);
            return new TraceState(header.value(), Map.of(), one(id, feedback.get(id)));
        }
        String id = fragment.observationId();
        return new TraceState(header.value(), one(id, spans.get(id)), Map.of());
    }

    TraceState whole() throws Exception {
        return new TraceState(header.value(), all(spans), all(feedback));
    }

    private static <T> Map<String, T> one(String id, @Nullable T value) {
        return value == null ? Map.of() : Map.of(id, value);
    }

    private static <T> Map<String, T> all(MapState<String, T> kept) throws Exception {
        var all = new HashMap<String, T>();
        for (var entry : kept.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }

    void keep(TraceState state) throws Exception {
        TraceHeader newHeader = state.header();
        if (newHeader != null) {
            header.update(newHeader);
        }
        spans.putAll(state.changedSpans());
        feedback.putAll(state.changedFeedback());
    }

    void clear() {
        header.clear();
        spans.clear();
        feedback.clear();
    }
}
