package dev.weir.bench;

import java.util.Locale;

/** What a measured run tells. */
final class BenchReport {
    private static final double MEGA = 1e6;
    private static final double THOUSAND = 1e3;

    private BenchReport() {}

    static String of(BenchRun.Measured run) {
        var text = new StringBuilder();
        RowCounts rows = run.rows();
        line(
                text,
                "reached PostgreSQL in %.1f s: %,d traces, %,d observations, %,d scores,"
                        + " %,d dead letters",
                run.seconds(),
                rows.traces(),
                rows.observations(),
                rows.scores(),
                rows.deadLetters());
        if (run.missing() != 0) {
            line(text, "MISSING: %,d traces did not reach PostgreSQL", run.missing());
        }
        double all = run.profile().ofProcess() + run.postgresCpuSeconds();
        line(text, "");
        line(text, "%-36s %8s %8s %10s", "CPU time", "seconds", "share", "us/trace");
        run.profile()
                .ofStages()
                .forEach((stage, seconds) -> share(text, stage.shown(), seconds, all, run));
        share(text, "Weir, all of it", run.profile().ofProcess(), all, run);
        share(text, "PostgreSQL", run.postgresCpuSeconds(), all, run);
        line(text, "");
        line(
                text,
                "sustained: %,.0f traces/s, %.1f MB/s, %.2f CPU-seconds per 1,000 traces"
                        + " (%.2f Weir, %.2f PostgreSQL)",
                run.traces() / run.seconds(),
                run.bytes() / MEGA / run.seconds(),
                all / run.traces() * THOUSAND,
                run.profile().ofProcess() / run.traces() * THOUSAND,
                run.postgresCpuSeconds() / run.traces() * THOUSAND);
        return text.toString();
    }

    private static void share(
            StringBuilder text, String name, double seconds, double all, BenchRun.Measured run) {
        line(
                text,
                "  %-34s %8.1f %7.1f%% %10.0f",
                name,
                seconds,
                100 * seconds / all,
                seconds / run.traces() * MEGA);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
