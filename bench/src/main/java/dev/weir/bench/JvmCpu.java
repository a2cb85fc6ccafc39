package dev.weir.bench;

import java.io.IOException;

/**
 * CPU time of the JVM's own threads. Java does not see them, Linux does, by the beginning of their
 * names.
 *
 * @param compiler of the threads that are there: the JVM ends some when there is little to compile
 */
record JvmCpu(double compiler, double collector) {
    static JvmCpu now() throws IOException {
        double compiler = 0;
        double collector = 0;
        for (long id : ProcessTable.ids(ProcessTable.OWN_THREADS)) {
            ProcessTable.Entry thread = ProcessTable.entry(ProcessTable.OWN_THREADS, id);
            if (thread.name().startsWith("C1 ") || thread.name().startsWith("C2 ")) {
                compiler += thread.seconds();
            } else if (thread.name().startsWith("GC ") || thread.name().startsWith("G1 ")) {
                collector += thread.seconds();
            }
        }
        return new JvmCpu(compiler, collector);
    }

    JvmCpu minus(JvmCpu before) {
        return new JvmCpu(
                Math.max(0, compiler - before.compiler), Math.max(0, collector - before.collector));
    }
}
