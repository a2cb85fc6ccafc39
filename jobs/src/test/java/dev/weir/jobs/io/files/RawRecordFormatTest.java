package dev.weir.jobs.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawRecordFormatTest {
    @TempDir Path folder;

    private static FileSourceSplit split(Path file) {
        var paths =
                new org.apache.flink.core.fs.Path[] {
                    new org.apache.flink.core.fs.Path(file.toUri())
                };
        return new ListedFiles().enumerateSplits(paths, 1).iterator().next();
    }

    private static List<RawRecord> read(Path file) throws IOException {
        var records = new ArrayList<RawRecord>();
        try (var reader = new RawRecordFormat().createReader(new Configuration(), split(file))) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    records.add(next.getRecord());
                }
            }
        }
        return records;
    }

    private static void assertUnreadable(Path file) throws IOException {
        assertThat(read(file))
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.refused()).isEqualTo(RejectReason.UNREADABLE);
                            assertThat(record.position().file()).startsWith(file.toString());
                        });
    }

    @Test
    void readsTheLinesOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":2}\n");
        assertThat(read(file)).extracting(RawRecord::bytes).containsExactly(7L, 7L);
    }

    @Test
    void aFileThatIsGoneSinceItWasListedIsOneRefusedRecord() throws IOException {
        assertUnreadable(folder.resolve("gone.jsonl"));
    }

    @Test
    void aFolderInTheFilesPlaceIsOneRefusedRecord() throws IOException {
        assertUnreadable(Files.createDirectory(folder.resolve("folder.jsonl")));
    }

    @Test
    void aLinkToNowhereIsOneRefusedRecord() throws IOException {
        assertUnreadable(Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere")));
    }
}
