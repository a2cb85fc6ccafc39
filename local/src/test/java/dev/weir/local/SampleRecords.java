package dev.weir.local;

import dev.weir.evaluators.intake.RecordSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The records of files, as a Kafka topic would hold them. */
public final class SampleRecords {
    /** Native lines, Langfuse batches, and OTLP as JSON and protobuf under every convention. */
    public static final Path SAMPLES = Path.of("../samples");

    private SampleRecords() {}

    public static List<byte[]> of(Path... roots) throws IOException {
        var records = new ArrayList<byte[]>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    addRecords(file, records);
                }
            }
        }
        return records;
    }

    private static void addRecords(Path file, List<byte[]> records) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var splitter = new RecordSplitter(in, file.toString());
            for (var next = splitter.next(); next != null; next = splitter.next()) {
                records.add(next.value());
            }
        }
    }

    /** In no order, every third of them twice. */
    public static List<byte[]> shuffledWithDuplicates(List<byte[]> records, long seed) {
        var all = new ArrayList<>(records);
        for (int i = 0; i < records.size(); i += 3) {
            all.add(records.get(i));
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }
}
