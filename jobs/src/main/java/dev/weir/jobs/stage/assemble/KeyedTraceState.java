package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.SpanState;
import dev.weir.evaluators.assembly.TraceHeader;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.model.Fragment;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** One trace in Flink's keyed state. The function's timers end it. */
final class KeyedTraceState {
    private final ValueState<TraceHeader> header;
    private final MapState<String, SpanState> spans;

    KeyedTraceState(RuntimeContext context) {
        header =
                context.getState(
                        new ValueStateDescriptor<>(
                                "header", TypeInformation.of(TraceHeader.class)));
        spans =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "spans", Types.STRING, TypeInformation.of(SpanState.class)));
    }

    /** As much of the trace as it takes to add this fragment. */
    TraceState around(Fragment fragment) throws Exception {
        String id = fragment.observationId();
        SpanState span = spans.get(id);
        return new TraceState(header.value(), span == null ? Map.of() : Map.of(id, span));
    }

    TraceState whole() throws Exception {
        var all = new HashMap<String, SpanState>();
        for (var entry : spans.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return new TraceState(header.value(), all);
    }

    void keep(TraceState state) throws Exception {
        TraceHeader newHeader = state.header();
        if (newHeader != null) {
            header.update(newHeader);
        }
        for (var entry : state.changedSpans().entrySet()) {
            spans.put(entry.getKey(), entry.getValue());
        }
    }

    void clear() {
        header.clear();
        spans.clear();
    }
}
