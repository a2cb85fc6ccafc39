package dev.weir.bench.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Generated traces in files, as an exporter would leave them. */
public final class LoadFiles {
    private static final int TRACES_PER_REQUEST = 50;

    private LoadFiles() {}

    /** Writes traces {@code from} to {@code to}, the last one left out; gives the bytes written. */
    public static long write(
            LoadGenerator generator, LoadFormat format, Path folder, long from, long to, int files)
            throws IOException {
        long bytes = 0;
        for (int file = 0; file < files; file++) {
            long first = from + (to - from) * file / files;
            long last = from + (to - from) * (file + 1) / files;
            bytes +=
                    switch (format) {
                        case NATIVE -> lines(generator, folder, first, last);
                        case OTLP -> requests(generator, folder, first, last);
                    };
        }
        return bytes;
    }

    private static long lines(LoadGenerator generator, Path folder, long from, long to)
            throws IOException {
        Path file = folder.resolve("traces-%08d.jsonl".formatted(from));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long number = from; number < to; number++) {
                for (byte[] line : LoadFormat.NATIVE.records(List.of(generator.trace(number)))) {
                    out.write(line);
                    out.write('\n');
                }
            }
        }
        return Files.size(file);
    }

    /** Protobuf has no lines: a file is a request. */
    private static long requests(LoadGenerator generator, Path folder, long from, long to)
            throws IOException {
        long bytes = 0;
        for (long first = from; first < to; first += TRACES_PER_REQUEST) {
            List<GeneratedTrace> traces =
                    LongStream.range(first, Math.min(to, first + TRACES_PER_REQUEST))
                            .mapToObj(generator::trace)
                            .toList();
            byte[] request = LoadFormat.OTLP.records(traces).get(0);
            Files.write(folder.resolve("traces-%08d.bin".formatted(first)), request);
            bytes += request.length;
        }
        return bytes;
    }
}
