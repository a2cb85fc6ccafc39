package dev.weir.jobs.io.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** Collects rows and writes them together: when there are enough, at a checkpoint, or soon. */
final class PostgresWriter<T> implements SinkWriter<T> {
    static final int MAX_ROWS = 5_000;

    /** Long texts are written in smaller batches, so that a buffer of them stays small. */
    static final long MAX_CHARS = 4_000_000;

    private static final long MAX_DELAY_MS = 200;

    private final Table<T> table;
    private final BatchWriter<T> batches;
    private final ProcessingTimeService time;
    private List<T> buffer = new ArrayList<>();
    private long chars;
    private @Nullable ScheduledFuture<?> timer;

    PostgresWriter(Table<T> table, BatchWriter<T> batches, ProcessingTimeService time) {
        this.table = table;
        this.batches = batches;
        this.time = time;
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        buffer.add(row);
        chars += table.chars(row);
        if (buffer.size() >= MAX_ROWS || chars >= MAX_CHARS) {
            writeBuffer();
        } else if (timer == null) {
            long at = time.getCurrentProcessingTime() + MAX_DELAY_MS;
            timer = time.registerTimer(at, unused -> writeWaitingRows());
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        writeBuffer();
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        batches.close();
    }

    private void writeWaitingRows() throws IOException, InterruptedException {
        timer = null;
        writeBuffer();
    }

    private void writeBuffer() throws IOException, InterruptedException {
        List<T> rows = buffer;
        buffer = new ArrayList<>();
        chars = 0;
        batches.write(rows);
    }
}
