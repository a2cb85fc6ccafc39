package dev.weir.jobs.io.files;

import dev.weir.evaluators.model.RawRecord;
import dev.weir.jobs.graph.OperatorId;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records from files, each read from beginning to end by one task. What cannot be read gives one
 * refused record.
 */
public final class FileRecords {
    private FileRecords() {}

    public static Function<StreamExecutionEnvironment, DataStream<RawRecord>> from(
            List<java.nio.file.Path> files) {
        Path[] paths = files.stream().map(FileRecords::path).toArray(Path[]::new);
        return env ->
                OperatorId.RECORDS.on(
                        env.fromSource(
                                FileSource.forBulkFileFormat(new RawRecordFormat(), paths)
                                        .setFileEnumerator(ListedFiles::new)
                                        .build(),
                                WatermarkStrategy.noWatermarks(),
                                OperatorId.RECORDS.uid()));
    }

    private static Path path(java.nio.file.Path file) {
        return new Path(file.toAbsolutePath().toUri());
    }
}
