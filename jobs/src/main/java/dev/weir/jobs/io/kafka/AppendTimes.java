package dev.weir.jobs.io.kafka;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When records were appended. A topic of {@code LogAppendTime} tells; in one of {@code CreateTime}
 * the client's clock does, and no record can have been appended after it was read. So a clock that
 * runs ahead moves time for nobody, but one that lags makes its own traces look old.
 */
final class AppendTimes {
    private static final Logger LOG = LoggerFactory.getLogger(AppendTimes.class);

    private final Clock clock;
    private final Counter clientTimes;
    private final Set<String> warned = new HashSet<>();

    AppendTimes(Clock clock, Counter clientTimes) {
        this.clock = clock;
        this.clientTimes = clientTimes;
    }

    Instant of(ConsumerRecord<?, ?> record) {
        Instant stated = Instant.ofEpochMilli(record.timestamp());
        if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
            return stated;
        }
        clientTimes.inc();
        if (warned.add(record.topic())) {
            LOG.warn(
                    "topic {} has the times of its clients' clocks;"
                            + " set message.timestamp.type=LogAppendTime on it",
                    record.topic());
        }
        Instant read = clock.instant();
        boolean isTold = record.timestampType() == TimestampType.CREATE_TIME;
        return isTold && stated.isBefore(read) ? stated : read;
    }
}
