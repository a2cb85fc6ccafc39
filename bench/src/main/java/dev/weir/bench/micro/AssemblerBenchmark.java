package dev.weir.bench.micro;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.Fragment;
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

/** Fragments to observations and a trace, in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AssemblerBenchmark {
    private List<List<Fragment>> traces = List.of();
    private int next;

    @Setup
    public void generate() {
        traces = Inputs.redacted();
    }

    @Benchmark
    public Assembled assemble() {
        return Inputs.assembled(traces.get(next++ % Inputs.TRACES));
    }
}
