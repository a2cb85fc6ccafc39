package dev.weir.jobs.io.files;

import dev.weir.evaluators.intake.RecordSplitter;
import dev.weir.evaluators.model.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Cuts each file into records. A checkpoint keeps how many of them were taken. */
final class RawRecordFormat implements BulkFormat<RawRecord, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader<RawRecord> createReader(Configuration configuration, FileSourceSplit split) {
        return open(split.path(), 0);
    }

    @Override
    public Reader<RawRecord> restoreReader(Configuration configuration, FileSourceSplit split) {
        long taken =
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L);
        return open(split.path(), taken);
    }

    private static RawRecordReader open(Path path, long skipped) {
        InputStream stream = opened(path);
        var reader = new RawRecordReader(stream, new RecordSplitter(stream, shown(path)));
        reader.skip(skipped);
        return reader;
    }

    /** What cannot be opened fails when it is read, as what cannot be read to its end does. */
    private static InputStream opened(Path path) {
        try {
            return FileSystem.get(path.toUri()).open(path);
        } catch (IOException e) {
            return new UnopenedStream(e);
        }
    }

    private static final class UnopenedStream extends InputStream {
        private final IOException failure;

        private UnopenedStream(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
        }
    }

    /** The path as the user would write it, without a scheme. */
    private static String shown(Path path) {
        return path.getPath();
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
