package dev.weir.jobs.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.evaluators.model.Score;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresWriterITCase {
    private static final SinkWriter.Context CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return 0;
                }

                @Override
                public Long timestamp() {
                    return 0L;
                }
            };

    private final ManualTime time = new ManualTime();
    private TestDatabase database;
    private PostgresWriter<Score> writer;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.migrated();
        var table = new ScoreTable();
        var refusals = new Refusals("score", new SimpleCounter());
        writer =
                new PostgresWriter<>(
                        table, new BatchWriter<>(database.config(), table, refusals), time);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void waitsForCompanyButNotForLong() throws Exception {
        write(0, 10);
        assertThat(stored()).isZero();
        assertThat(time.callbacks).hasSize(1);

        time.pass();
        assertThat(stored()).isEqualTo(10);

        write(10, 11);
        time.pass();
        assertThat(stored()).isEqualTo(11);
    }

    @Test
    void aFullBatchIsWrittenWhileTheNextIsCollected() throws Exception {
        write(0, 2 * PostgresWriter.MAX_ROWS);

        assertThat(stored()).isGreaterThanOrEqualTo(PostgresWriter.MAX_ROWS);
    }

    @Test
    void aCheckpointWritesEverything() throws Exception {
        write(0, 3);
        writer.flush(false);

        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aBatchThatCannotBeWrittenFailsTheCheckpoint() throws Exception {
        database.execute("DROP TABLE weir.score CASCADE");
        write(0, PostgresWriter.MAX_ROWS);

        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weir.score cannot be written");
    }

    @Test
    void endsWhileABatchIsBeingWritten() throws Exception {
        write(0, PostgresWriter.MAX_ROWS);
        writer.close();

        assertThat(stored()).isIn(0, PostgresWriter.MAX_ROWS);
    }

    private void write(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            writer.write(Samples.score("t-" + i, "polite", "a", 1), CONTEXT);
        }
    }

    private int stored() throws SQLException {
        return Integer.parseInt(database.rows("SELECT count(*) FROM weir.score").get(0));
    }

    /** Time passes when a test says so. */
    private static final class ManualTime implements ProcessingTimeService {
        final List<ProcessingTimeCallback> callbacks = new ArrayList<>();

        @Override
        public long getCurrentProcessingTime() {
            return 0;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long at, ProcessingTimeCallback callback) {
            callbacks.add(callback);
            return new Scheduled();
        }

        void pass() throws Exception {
            var due = List.copyOf(callbacks);
            callbacks.clear();
            for (ProcessingTimeCallback callback : due) {
                callback.onProcessingTime(0);
            }
        }
    }

    private static final class Scheduled extends CompletableFuture<Void>
            implements ScheduledFuture<Void> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
