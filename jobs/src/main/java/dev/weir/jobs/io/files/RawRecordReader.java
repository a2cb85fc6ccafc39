package dev.weir.jobs.io.files;

import dev.weir.evaluators.intake.RecordSplitter;
import dev.weir.evaluators.model.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.jspecify.annotations.Nullable;

/** The records of one file, handed over a few at a time. */
final class RawRecordReader implements BulkFormat.Reader<RawRecord> {
    private static final int MAX_RECORDS = 100;
    private static final long MAX_BYTES = 1_000_000;

    private final InputStream stream;
    private final RecordSplitter splitter;
    private long taken;

    RawRecordReader(InputStream stream, RecordSplitter splitter) {
        this.stream = stream;
        this.splitter = splitter;
    }

    void skip(long records) {
        while (taken < records && splitter.next() != null) {
            taken++;
        }
    }

    @Override
    public BulkFormat.@Nullable RecordIterator<RawRecord> readBatch() {
        List<RawRecord> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < MAX_RECORDS && bytes < MAX_BYTES) {
            RawRecord record = splitter.next();
            if (record == null) {
                break;
            }
            batch.add(record);
            bytes += record.bytes();
        }
        if (batch.isEmpty()) {
            return null;
        }
        long first = taken;
        taken += batch.size();
        return new IteratorResultIterator<>(
                batch.iterator(), CheckpointedPosition.NO_OFFSET, first);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
