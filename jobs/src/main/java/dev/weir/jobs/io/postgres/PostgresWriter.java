package dev.weir.jobs.io.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows and writes them together: when there are enough, at a checkpoint, or soon. A full
 * batch is written while the next one is collected, so that the task works on while the database
 * does.
 */
final class PostgresWriter<T> implements SinkWriter<T> {
    static final int MAX_ROWS = 5_000;

    /** Long texts are written in smaller batches, so that a buffer of them stays small. */
    static final long MAX_CHARS = 4_000_000;

    private static final long MAX_DELAY_MS = 200;
    private static final long LONGEST_CLOSE_SECONDS = 10;

    private final Table<T> table;
    private final BatchWriter<T> batches;
    private final ProcessingTimeService time;
    private final ExecutorService writing;
    private Future<?> inFlight = CompletableFuture.completedFuture(null);
    private List<T> buffer = new ArrayList<>();
    private long chars;
    private @Nullable ScheduledFuture<?> timer;

    PostgresWriter(Table<T> table, BatchWriter<T> batches, ProcessingTimeService time) {
        this.table = table;
        this.batches = batches;
        this.time = time;
        this.writing =
                Executors.newSingleThreadExecutor(
                        task -> new Thread(task, "weir postgres " + table.name()));
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        buffer.add(row);
        chars += table.chars(row);
        if (buffer.size() >= MAX_ROWS || chars >= MAX_CHARS) {
            startWriting();
        } else if (timer == null) {
            long at = time.getCurrentProcessingTime() + MAX_DELAY_MS;
            timer = time.registerTimer(at, unused -> writeWaitingRows());
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        startWriting();
        awaitWritten();
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        writing.shutdownNow();
        closeBatches();
    }

    private void writeWaitingRows() throws IOException, InterruptedException {
        timer = null;
        flush(false);
    }

    private void startWriting() throws IOException, InterruptedException {
        awaitWritten();
        List<T> rows = buffer;
        buffer = new ArrayList<>();
        chars = 0;
        inFlight =
                writing.submit(
                        () -> {
                            batches.write(rows);
                            return null;
                        });
    }

    private void awaitWritten() throws IOException, InterruptedException {
        try {
            inFlight.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known
                    ? known
                    : new IOException("weir." + table.name() + " cannot be written", e);
        }
    }

    /**
     * A connection is not closed under the thread that uses it, unless that does not let go of it.
     */
    private void closeBatches() {
        try {
            writing.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        batches.close();
    }
}
