package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Linux's table of processes and threads, {@code /proc}: what the JVM tells nobody. */
final class ProcessTable {
    static final Path PROCESSES = Path.of("/proc");
    static final Path OWN_THREADS = Path.of("/proc/self/task");

    /** The unit of times here is fixed, whatever the kernel's own clock. */
    private static final double TICKS_PER_SECOND = 100;

    /** Fields of a {@code stat} file counted after the name, which may hold spaces itself. */
    private static final int PARENT = 1;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int WAITED_FOR_SYSTEM_TIME = 14;

    private ProcessTable() {}

    /**
     * One process or thread.
     *
     * @param seconds of CPU time
     * @param waitedForSeconds of processes that it started, which have ended
     */
    record Entry(String name, long parent, double seconds, double waitedForSeconds) {
        static final Entry GONE = new Entry("", -1, 0, 0);
    }

    static List<Long> ids(Path table) throws IOException {
        try (Stream<Path> entries = Files.list(table)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    static Entry entry(Path table, long id) throws IOException {
        try {
            String stat = Files.readString(table.resolve(id + "/stat"));
            int nameEnd = stat.lastIndexOf(')');
            String[] fields = stat.substring(nameEnd + 2).split(" ", -1);
            return new Entry(
                    stat.substring(stat.indexOf('(') + 1, nameEnd),
                    Long.parseLong(fields[PARENT]),
                    seconds(fields, USER_TIME, SYSTEM_TIME),
                    seconds(fields, SYSTEM_TIME + 1, WAITED_FOR_SYSTEM_TIME));
        } catch (NoSuchFileException e) {
            return Entry.GONE;
        }
    }

    private static double seconds(String[] fields, int first, int last) {
        long ticks = 0;
        for (int field = first; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
