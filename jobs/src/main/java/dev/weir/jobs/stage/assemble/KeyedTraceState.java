package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.SpanState;
import dev.weir.evaluators.assembly.TraceHeader;
import dev.weir.evaluators.assembly.TraceState;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** One trace in Flink's keyed state. The function's timers end it. */
final class KeyedTraceState implements TraceState {
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

    @Override
    public @Nullable TraceHeader header() {
        return get(header::value);
    }

    @Override
    public void header(TraceHeader newHeader) {
        run(() -> header.update(newHeader));
    }

    @Override
    public @Nullable SpanState span(String observationId) {
        return get(() -> spans.get(observationId));
    }

    @Override
    public void span(String observationId, SpanState span) {
        run(() -> spans.put(observationId, span));
    }

    @Override
    public Map<String, SpanState> spans() {
        var all = new HashMap<String, SpanState>();
        run(() -> spans.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue())));
        return all;
    }

    @Override
    public void clear() {
        header.clear();
        spans.clear();
    }

    private static <T> @Nullable T get(SupplierWithException<T, Exception> access) {
        try {
            return access.get();
        } catch (Exception e) {
            throw new FlinkRuntimeException("state of a trace cannot be read", e);
        }
    }

    private static void run(ThrowingRunnable<Exception> access) {
        try {
            access.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("state of a trace cannot be written", e);
        }
    }
}
