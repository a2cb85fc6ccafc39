package dev.weir.bench.micro;

import dev.weir.evaluators.redaction.RawFragment;
import dev.weir.evaluators.redaction.Redactor;
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

/**
 * Every text of a trace redacted. A new redactor for each round over the traces: one that remembers
 * the round before would find nothing new.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RedactionBenchmark {
    private Redactor redactor = Inputs.redactor();
    private List<List<RawFragment>> traces = List.of();
    private int next;

    @Setup
    public void generate() {
        traces = Inputs.decoded();
    }

    @Benchmark
    public void redact(Blackhole sink) {
        if (next % Inputs.TRACES == 0) {
            redactor = Inputs.redactor();
        }
        for (RawFragment fragment : traces.get(next++ % Inputs.TRACES)) {
            sink.consume(redactor.redact(fragment));
        }
    }
}
