package dev.weir.bench.micro;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.model.Observation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All rules of the example file on a trace. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScorerBenchmark {
    private final Scorer scorer = Rules.scorer();
    private List<Assembled> traces = List.of();
    private int next;

    @Setup
    public void generate() {
        traces = Inputs.assembled();
    }

    @Benchmark
    public void score(Blackhole sink) {
        Assembled assembled = traces.get(next++ % Inputs.TRACES);
        for (Observation observation : assembled.observations()) {
            scorer.score(observation, sink::consume);
        }
        if (assembled.trace() != null) {
            scorer.score(assembled.trace(), sink::consume);
        }
    }
}
