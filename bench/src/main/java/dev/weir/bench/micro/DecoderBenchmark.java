package dev.weir.bench.micro;

import dev.weir.bench.load.LoadFormat;
import dev.weir.evaluators.intake.Decoders;
import java.util.List;
import java.util.Objects;
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

/** Bytes to fragments, the format told from the content. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecoderBenchmark {
    @Param public LoadFormat format = LoadFormat.NATIVE;

    private final Decoders decoders = new Decoders();
    private List<List<byte[]>> traces = List.of();
    private int next;

    @Setup
    public void generate() {
        traces = Inputs.records(Objects.requireNonNull(format));
    }

    @Benchmark
    public void decode(Blackhole sink) {
        for (byte[] record : traces.get(next++ % Inputs.TRACES)) {
            sink.consume(decoders.decode(record));
        }
    }
}
