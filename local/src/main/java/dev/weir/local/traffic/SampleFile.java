package dev.weir.local.traffic;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file of any format into samples; the format is told from the content. */
final class SampleFile {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private SampleFile() {}

    static List<Sample> read(Path file, String name) throws IOException {
        byte[] bytes = unzipped(Files.readAllBytes(file));
        if (bytes.length == 0) {
            return List.of();
        }
        try {
            return List.of(Sample.of(name, List.of(JsonRecord.parse(bytes))));
        } catch (IOException e) {
            return OtlpRecord.parse(bytes)
                    .map(record -> List.of(Sample.of(name, List.of(record))))
                    .orElseGet(() -> lines(name, bytes));
        }
    }

    /** What is broken stays as it is: the other end is to tell what is wrong with it. */
    private static byte[] unzipped(byte[] bytes) throws IOException {
        boolean isZipped =
                bytes.length > 1
                        && (bytes[0] & 0xff) == GZIP_FIRST
                        && (bytes[1] & 0xff) == GZIP_SECOND;
        if (!isZipped) {
            return bytes;
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unzipped.readAllBytes();
        } catch (ZipException | EOFException e) {
            return bytes;
        }
    }

    /** Lines of one trace are one sample; a file without any line of JSON is one unread record. */
    private static List<Sample> lines(String name, byte[] bytes) {
        Map<String, List<SampleRecord>> byTrace = new LinkedHashMap<>();
        boolean isJson = false;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                SampleRecord record = line(line.getBytes(StandardCharsets.UTF_8));
                isJson |= record instanceof JsonRecord;
                byTrace.computeIfAbsent(firstTrace(record), key -> new ArrayList<>()).add(record);
            }
        }
        return isJson
                ? byTrace.values().stream().map(records -> Sample.of(name, records)).toList()
                : List.of(Sample.of(name, List.of(new UnreadRecord(bytes))));
    }

    private static SampleRecord line(byte[] line) {
        try {
            return JsonRecord.parse(line);
        } catch (IOException e) {
            return new UnreadRecord(line);
        }
    }

    private static String firstTrace(SampleRecord record) {
        var survey = new Survey();
        record.stamped(survey);
        return survey.traceIds().stream().findFirst().orElse("");
    }
}
