package dev.weir.bench.micro;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Starts the benchmarks. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs those whose class or method name matches. */
    public static void run(String pattern) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(pattern)
                        .jvmArgsAppend("-Dweir.root=" + System.getProperty("weir.root", "."))
                        .param("type", Rules.types());
        new Runner(options.build()).run();
    }
}
