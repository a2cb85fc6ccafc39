package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.util.SerializedThrowable;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    private static Throwable failedJob(Throwable cause) {
        return new ExecutionException(
                new IllegalStateException("job failed", new IOException("not written", cause)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "53100", "58030"})
    void aServerThatIsAwayIsAnOutage(String state) {
        var gone = new SQLException("terminating connection", state);
        assertThat(Outage.in(failedJob(gone)))
                .isEqualTo("PostgreSQL was lost: terminating connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "22001", "57014", "XX000", ""})
    void aStatementThatIsWrongIsNone(String state) {
        assertThat(Outage.in(failedJob(new SQLException("no such table", state)))).isEmpty();
        assertThat(Outage.in(failedJob(new SQLException("unknown")))).isEmpty();
    }

    @Test
    void kafkaThatDoesNotAnswerIsAnOutageAndARecordItRefusesIsNone() {
        assertThat(Outage.in(failedJob(new TimeoutException("no metadata"))))
                .isEqualTo("Kafka was lost: no metadata");
        assertThat(Outage.in(failedJob(new RecordTooLargeException("too large")))).isEmpty();
    }

    @Test
    void aFullDiskIsAnOutage() {
        assertThat(Outage.in(failedJob(new IOException("No space left on device"))))
                .isEqualTo("no space left on device");
    }

    @Test
    void whatIsSaidToBeUnavailableIsSaidAsItIs() {
        assertThat(Outage.in(failedJob(new Unavailable("port 1 is taken"))))
                .isEqualTo("port 1 is taken");
    }

    @Test
    void aBugIsNoOutageAndIsKnownByItsClassAlone() {
        var bug = failedJob(new ArithmeticException("secret text"));
        assertThat(Outage.in(bug)).isEmpty();
        assertThat(Outage.kind(bug)).isEqualTo("ArithmeticException");
    }

    @Test
    void whatFlinkWrappedIsFoundAllTheSame() {
        var wrapped = new SerializedThrowable(failedJob(new SQLException("gone", "08006")));
        assertThat(Outage.in(new ExecutionException(wrapped)))
                .isEqualTo("PostgreSQL was lost: gone");
        assertThat(Outage.kind(new SerializedThrowable(new ArithmeticException())))
                .isEqualTo("ArithmeticException");
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        assertThat(Outage.in(first)).isEmpty();
        assertThat(Outage.kind(first)).isEqualTo("IllegalStateException");
    }
}
