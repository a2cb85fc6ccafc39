package dev.weir.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Stands for {@code bench} in the list of commands. The benchmarks are no part of what is shipped:
 * the launcher builds and starts their own module when it is asked for them.
 */
@Command(
        name = BenchEntry.NAME,
        description =
                "Measures how many traces a second this machine sustains; built when first used.")
final class BenchEntry implements Callable<Integer> {
    static final String NAME = "bench";

    @Override
    public Integer call() {
        throw new UserError("the benchmarks are started by ./weir bench");
    }
}
