package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final StageProfile.Shares SHARES =
            new StageProfile.Shares(Map.of(Stage.DECODE, 2.0, Stage.JVM, 1.0), 3.0);

    @Test
    void endsWithWhatWasSustained() {
        assertThat(BenchReport.of(run(10_000, 0)))
                .contains("decode                                  2.0    50.0%        200")
                .contains("PostgreSQL                              1.0    25.0%        100")
                .doesNotContain("MISSING")
                .endsWith(
                        "sustained: 2,500 traces/s, 10.0 MB/s, 0.40 CPU-seconds per 1,000 traces"
                                + " (0.30 Weir, 0.10 PostgreSQL)"
                                + System.lineSeparator());
    }

    @Test
    void tracesThatDidNotArriveAreNamed() {
        assertThat(BenchReport.of(run(9_990, 10)))
                .contains("MISSING: 10 traces did not reach PostgreSQL");
    }

    private static BenchRun.Measured run(long arrived, long missing) {
        return new BenchRun.Measured(
                arrived,
                missing,
                40_000_000,
                new RowCounts(arrived, 14_000, 90_000, 0),
                4.0,
                SHARES,
                1.0);
    }
}
