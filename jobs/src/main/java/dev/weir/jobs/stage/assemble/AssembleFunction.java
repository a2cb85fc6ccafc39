package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.assembly.Admission;
import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.assembly.AssemblyTimes;
import dev.weir.evaluators.assembly.Refusals;
import dev.weir.evaluators.assembly.TraceAssembler;
import dev.weir.evaluators.assembly.TraceHeader;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.assembly.TraceTimeline;
import dev.weir.evaluators.assembly.TraceTimeline.Clock;
import dev.weir.evaluators.assembly.TraceTimeline.Step;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.graph.PackedFragment;
import dev.weir.jobs.graph.SideOutputs;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Hands fragments and the passing of time to {@link TraceAssembler} and {@link TraceTimeline}. */
@SuppressWarnings("NullAway.Init") // the transient fields are set in open
final class AssembleFunction extends KeyedProcessFunction<String, PackedFragment, Assembled> {
    private static final long serialVersionUID = 1L;

    private final AssemblyConfig config;
    private transient AssemblyTimes times;
    private transient FragmentBytes bytes;
    private transient TraceAssembler assembler;
    private transient KeyedTraceState trace;
    private transient KeyedTimeline timeline;
    private transient Counter duplicates;
    private transient Counter refused;
    private transient Counter observations;
    private transient Counter traces;

    AssembleFunction(AssemblyConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        bytes = new FragmentBytes();
        times = config.times();
        assembler = new TraceAssembler(config.maxFragmentsPerTrace());
        trace = new KeyedTraceState(getRuntimeContext());
        timeline = new KeyedTimeline(getRuntimeContext());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        duplicates = metrics.counter("assemble.duplicates_total");
        refused = metrics.counter("assemble.dead_letters_total");
        observations = metrics.counter("assemble.observations_total");
        traces = metrics.counter("assemble.traces_total");
    }

    @Override
    public void processElement(PackedFragment packed, Context context, Collector<Assembled> out)
            throws Exception {
        Fragment fragment = bytes.unpack(packed);
        TraceState state = trace.around(fragment);
        TraceHeader before = state.header();
        boolean hadSpans = before != null && before.order().fragments() > 0;
        Admission admission = assembler.add(state, fragment);
        switch (admission) {
            case ACCEPTED -> {
                trace.keep(state);
                if (fragment.kind() == FragmentKind.FEEDBACK) {
                    said(fragment, context.timerService(), out);
                } else {
                    if (!hadSpans) {
                        // A trace is not as old as the feedback that came before it.
                        timeline.clear();
                    }
                    arrived(fragment, context.timerService());
                }
            }
            case DUPLICATE -> duplicates.inc();
            case TOO_LATE, TRACE_TOO_LARGE -> {
                refused.inc();
                context.output(SideOutputs.DEAD_LETTERS, Refusals.deadLetter(fragment, admission));
            }
        }
    }

    /** Feedback changes no trace, so it is put out at once, unless that is about to happen. */
    private void said(Fragment feedback, TimerService timers, Collector<Assembled> out)
            throws Exception {
        TraceTimeline at = timeline.value(timers);
        if (at == null) {
            arrived(feedback, timers);
        } else if (!at.unsettled()) {
            put(work(assembler::putOut), out);
        }
    }

    private void arrived(Fragment fragment, TimerService timers) throws IOException {
        Instant append = fragment.appendTime();
        long event = (append == null ? fragment.eventTime() : append).toEpochMilli();
        long processing = timers.currentProcessingTime();
        TraceTimeline before = timeline.value(timers);
        TraceTimeline now =
                before == null
                        ? TraceTimeline.startingAt(event, processing)
                        : before.arrival(event, processing);
        timeline.update(now);
        if (before == null || !before.unsettled()) {
            schedule(now, timers);
        }
    }

    private void schedule(TraceTimeline at, TimerService timers) {
        timers.registerEventTimeTimer(at.next(Clock.EVENT, times));
        timers.registerProcessingTimeTimer(at.next(Clock.PROCESSING, times));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Assembled> out)
            throws Exception {
        // At the end of the input nothing more can come, and a batch job takes no further timers.
        boolean inputIsOver = context.timerService().currentWatermark() == Long.MAX_VALUE;
        Clock clock =
                context.timeDomain() == TimeDomain.EVENT_TIME ? Clock.EVENT : Clock.PROCESSING;
        long now = inputIsOver ? Long.MAX_VALUE : timestamp;
        Step step;
        do {
            step = step(clock, now, context, out);
        } while (inputIsOver && step != Step.NOTHING);
        TraceTimeline at = timeline.value(context.timerService());
        if (at != null && !inputIsOver) {
            schedule(at, context.timerService());
        }
    }

    private Step step(Clock clock, long now, OnTimerContext context, Collector<Assembled> out)
            throws Exception {
        TraceTimeline at = timeline.value(context.timerService());
        if (at == null) {
            return Step.NOTHING;
        }
        Step step = at.due(clock, now, times);
        switch (step) {
            case PUT_OUT -> {
                Assembled assembled = work(assembler::putOut);
                put(assembled, out);
                timeline.update(at.putOut(assembled.ended()));
            }
            case COMPLETE -> {
                put(work(assembler::complete), out);
                timeline.update(
                        at.complete(
                                clock,
                                context.timestamp(),
                                context.timerService().currentProcessingTime()));
            }
            case EXPIRE_TEXT -> {
                TraceState state = trace.whole();
                assembler.expireText(state);
                trace.keep(state);
                timeline.update(at.textExpired());
            }
            case EXPIRE -> {
                trace.clear();
                timeline.clear();
            }
            case NOTHING -> {}
        }
        return step;
    }

    private Assembled work(Function<TraceState, Assembled> work) throws Exception {
        TraceState state = trace.whole();
        Assembled assembled = work.apply(state);
        trace.keep(state);
        return assembled;
    }

    private void put(Assembled assembled, Collector<Assembled> out) {
        observations.inc(assembled.observations().size());
        if (assembled.trace() != null) {
            traces.inc();
        }
        if (!assembled.isNothing()) {
            out.collect(assembled);
        }
    }
}
