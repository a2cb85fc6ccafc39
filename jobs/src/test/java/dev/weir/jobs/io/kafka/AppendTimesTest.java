package dev.weir.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AppendTimesTest {
    private static final Instant READ = Instant.parse("2026-11-23T14:00:00Z");

    private final Counter clientTimes = new SimpleCounter();
    private final AppendTimes times =
            new AppendTimes(Clock.fixed(READ, ZoneOffset.UTC), clientTimes);

    private Instant appended(TimestampType type, Instant stated) {
        return times.of(
                new ConsumerRecord<>(
                        "traces",
                        0,
                        17,
                        stated.toEpochMilli(),
                        type,
                        0,
                        1,
                        new byte[0],
                        new byte[1],
                        new RecordHeaders(),
                        Optional.empty()));
    }

    @Test
    void theLogsOwnTimeIsTakenAsItIs() {
        Instant later = READ.plus(Duration.ofDays(1));
        assertThat(appended(TimestampType.LOG_APPEND_TIME, later)).isEqualTo(later);
        assertThat(clientTimes.getCount()).isZero();
    }

    @Test
    void aClientsTimeIsNeverLaterThanWhenItWasRead() {
        assertThat(appended(TimestampType.CREATE_TIME, READ.plus(Duration.ofDays(365))))
                .isEqualTo(READ);
        assertThat(appended(TimestampType.CREATE_TIME, READ.minusSeconds(5)))
                .isEqualTo(READ.minusSeconds(5));
        assertThat(clientTimes.getCount()).isEqualTo(2);
    }

    @Test
    void aRecordWithoutATimeWasAppendedWhenItWasRead() {
        assertThat(appended(TimestampType.NO_TIMESTAMP_TYPE, Instant.ofEpochMilli(-1)))
                .isEqualTo(READ);
    }
}
