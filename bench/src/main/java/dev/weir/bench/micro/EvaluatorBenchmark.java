package dev.weir.bench.micro;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.evaluator.Evaluator;
import dev.weir.evaluators.evaluator.ObservationEvaluator;
import dev.weir.evaluators.evaluator.TraceEvaluator;
import dev.weir.evaluators.model.Observation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One evaluator on all it judges of a trace. The types are those of the registry, filled in by
 * {@link Benchmarks}, so that a new evaluator is measured without an edit here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluatorBenchmark {
    @Param("refusal")
    public String type = "";

    private Evaluator evaluator = Rules.evaluator("refusal");
    private List<Assembled> traces = List.of();
    private int next;

    @Setup
    public void generate() {
        evaluator = Rules.evaluator(type);
        traces = Inputs.assembled();
    }

    @Benchmark
    public void evaluate(Blackhole sink) {
        Assembled assembled = traces.get(next++ % Inputs.TRACES);
        if (evaluator instanceof ObservationEvaluator observations) {
            for (Observation observation : assembled.observations()) {
                if (observations.judges().contains(observation.type())) {
                    sink.consume(observations.evaluate(observation));
                }
            }
        } else if (evaluator instanceof TraceEvaluator whole && assembled.trace() != null) {
            sink.consume(whole.evaluate(assembled.trace()));
        }
    }
}
