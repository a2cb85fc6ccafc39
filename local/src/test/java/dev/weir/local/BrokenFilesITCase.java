package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, through the command line: each is told of, and the rest is judged. */
@Timeout(300)
class BrokenFilesITCase {
    private static final String GOOD =
            "{\"traceId\":\"good\",\"startTime\":\"2026-11-23T09:00:00Z\","
                    + "\"endTime\":\"2026-11-23T09:00:01Z\",\"output\":\"A good answer.\"}\n";
    private static final int DEEP = 100_000;
    private static final int LONG_LINE_MEGABYTES = 200;

    @TempDir static Path folder;

    @RegisterExtension static final OwnWorkspace WORKSPACE = new OwnWorkspace(() -> folder);

    @Test
    void everyBadFileIsADeadLetterWithItsPlaceAndTheRestIsJudged() throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        writeLinesAmongWhichOneIsBroken(input);
        writeBrokenFiles(input);

        Ran ran = Ran.weir("evaluate", input.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("Dead letters  9")
                .contains("MALFORMED_JSON")
                .contains("malformed.jsonl:2")
                .contains("INVALID_UTF8")
                .contains("latin1.jsonl:1")
                .contains("MALFORMED_PROTOBUF")
                .contains("truncated.bin")
                .contains("EMPTY_INPUT")
                .contains("empty.jsonl")
                .contains("TOO_DEEP")
                .contains("deep.json")
                .contains("MALFORMED_GZIP")
                .contains("cut.jsonl.gz")
                .contains("UNKNOWN_FORMAT")
                .contains("notes.txt")
                .contains("TOO_LARGE")
                .contains("long.jsonl:1")
                .contains("UNREADABLE")
                .contains("gone.jsonl")
                .containsPattern("2 traces\\R")
                .doesNotContain("\tat ");
    }

    private static void writeLinesAmongWhichOneIsBroken(Path input) throws IOException {
        Files.write(input.resolve("good.jsonl"), utf8(GOOD));
        Files.write(
                input.resolve("malformed.jsonl"),
                utf8(GOOD.replace("good", "before") + "{\"traceId\":\"x\",,}\n" + GOOD));
        Files.write(
                input.resolve("latin1.jsonl"),
                ("{\"traceId\":\"x\",\"output\":\"caf\u00e9\"}\n" + GOOD)
                        .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(input.resolve("_hidden-from-flink.jsonl"), utf8(GOOD));
        writeLongLine(input.resolve("long.jsonl"));
    }

    private static void writeBrokenFiles(Path input) throws IOException {
        byte[] protobuf = Files.readAllBytes(Path.of("../samples/openinference/error_retry.bin"));
        Files.write(input.resolve("truncated.bin"), Arrays.copyOf(protobuf, protobuf.length - 100));
        Files.createFile(input.resolve("empty.jsonl"));
        Files.write(
                input.resolve("deep.json"),
                utf8(
                        "{\"traceId\":\"x\",\"metadata\":"
                                + "[".repeat(DEEP)
                                + "]".repeat(DEEP)
                                + "}"));
        Files.write(input.resolve("cut.jsonl.gz"), cutGzip());
        Files.write(input.resolve("notes.txt"), utf8("nothing to see here\n"));
        Files.createSymbolicLink(input.resolve("gone.jsonl"), Path.of("nowhere"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cutGzip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(utf8(GOOD));
            }
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }

    private static void writeLongLine(Path file) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(utf8("{\"traceId\":\"x\",\"output\":\""));
            for (int i = 0; i < LONG_LINE_MEGABYTES; i++) {
                out.write(megabyte);
            }
            out.write(utf8("\"}\n" + GOOD));
        }
    }
}
