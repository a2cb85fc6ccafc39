package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {
    private static List<RawRecord> split(InputStream in, int limit) {
        var splitter = new RecordSplitter(in, "f.jsonl", limit);
        var records = new ArrayList<RawRecord>();
        for (RawRecord record = splitter.next(); record != null; record = splitter.next()) {
            records.add(record);
        }
        assertThat(splitter.next()).isNull();
        return records;
    }

    private static List<RawRecord> split(byte[] content) {
        return split(new ByteArrayInputStream(content), RecordSplitter.DEFAULT_LIMIT);
    }

    /** Records as {@code line:text}, refused ones as {@code line:REASON}. */
    private static List<String> show(List<RawRecord> records) {
        return records.stream()
                .map(
                        record ->
                                record.position().line()
                                        + ":"
                                        + (record.refused() == null
                                                ? new String(record.value(), StandardCharsets.UTF_8)
                                                : record.refused().name()))
                .toList();
    }

    private static List<String> split(String content) {
        return show(split(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void linesAreCountedFromOneAndBlankOnesSkipped() {
        assertThat(split("{\"a\":1}\n\n  \n{\"a\":2}\n{\"a\":3}"))
                .containsExactly("1:{\"a\":1}", "4:{\"a\":2}", "5:{\"a\":3}");
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreNoContent() {
        assertThat(split("\uFEFF{\"a\":1}\r\n{\"a\":2}\r\n"))
                .containsExactly("1:{\"a\":1}", "2:{\"a\":2}");
    }

    @Test
    void aBrokenLineSpoilsNoOther() {
        assertThat(split("{\"a\":\"cut\n{\"a\":2}\nnonsense\n{\"a\":3}\n"))
                .containsExactly("1:{\"a\":\"cut", "2:{\"a\":2}", "3:nonsense", "4:{\"a\":3}");
        assertThat(split("{\"a\":1,\n{\"a\":2}\n")).containsExactly("1:{\"a\":1,", "2:{\"a\":2}");
        assertThat(split("# comment\n{\"a\":2}\n")).containsExactly("1:# comment", "2:{\"a\":2}");
    }

    @Test
    void aDocumentOverManyLinesIsOneRecord() {
        String document = "{\n  \"batch\": [\n    {\"a\": 1}\n  ]\n}\n";

        assertThat(split(document)).containsExactly("null:" + document);
        assertThat(split("[\n{\"a\":1},\n{\"a\":2}\n]")).hasSize(1);
        assertThat(split("{\"a\":1\n}")).containsExactly("null:{\"a\":1\n}");
    }

    @Test
    void aDocumentOnOneLineHasNoLineNumber() {
        assertThat(split("{\"a\":1}")).containsExactly("null:{\"a\":1}");
        assertThat(split("\n{\"a\":1}\n\n")).containsExactly("null:{\"a\":1}");
        assertThat(split("{\"a\":\"" + "x".repeat(200_000) + "\"}\n").get(0)).startsWith("null:");
    }

    @Test
    void protobufIsOneRecordEvenWithLineFeedsInIt() {
        byte[] message = Captures.bytes("openinference-proto/openai_agent_tools.bin");
        List<RawRecord> records = split(message);

        assertThat(records).hasSize(1);
        assertThat(records.get(0).value()).isEqualTo(message);
        assertThat(records.get(0).position().line()).isNull();
        assertThat(records.get(0).position().file()).isEqualTo("f.jsonl");
    }

    @Test
    void whatIsNeitherIsOneRecord() {
        assertThat(split("id,name\n1,a\n2,b\n")).containsExactly("null:id,name\n1,a\n2,b\n");
    }

    @Test
    void gzipIsToldByItsContent() throws IOException {
        byte[] lines = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(show(split(gzip(lines)))).containsExactly("1:{\"a\":1}", "2:{\"a\":2}");
    }

    @Test
    void brokenGzipGivesWhatCouldBeRead() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append("{\"a\":").append(i * 7919L % 100_003).append("}\n");
        }
        byte[] zipped = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
        List<RawRecord> records = split(Arrays.copyOf(zipped, zipped.length / 2));
        RawRecord last = records.get(records.size() - 1);

        assertThat(records.size()).isGreaterThan(100);
        assertThat(records.get(1).position().line()).isEqualTo(2);
        assertThat(last.refused()).isEqualTo(RejectReason.MALFORMED_GZIP);
        assertThat(last.position().line()).isEqualTo(records.size());
    }

    @Test
    void whatOnlyBeginsLikeGzipIsMalformed() {
        byte[] content = {0x1F, (byte) 0x8B, 0x00, 0x01, 0x02};

        assertThat(show(split(content))).containsExactly("null:MALFORMED_GZIP");
        assertThat(show(split(Arrays.copyOf(content, 2)))).containsExactly("null:MALFORMED_GZIP");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        assertThat(split("")).containsExactly("null:EMPTY_INPUT");
        assertThat(split(" \n\n")).containsExactly("null:EMPTY_INPUT");
        assertThat(show(split(gzip(new byte[0])))).containsExactly("null:EMPTY_INPUT");
    }

    @Test
    void aLineOverTheLimitIsCountedAndTheNextIsRead() {
        String content = "{\"a\":1}\n" + "x".repeat(200) + "\n{\"a\":2}\n";
        List<RawRecord> records =
                split(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), 100);

        assertThat(show(records)).containsExactly("1:{\"a\":1}", "2:TOO_LARGE", "3:{\"a\":2}");
        assertThat(records.get(1).bytes()).isEqualTo(200);
        assertThat(records.get(1).value()).isEmpty();
    }

    @Test
    void aLineOfTwoHundredMegabytesIsNeverHeld() {
        long bytes = 200L * 1024 * 1024;
        InputStream huge = new Repeated((byte) 'x', bytes);
        InputStream next =
                new ByteArrayInputStream("\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));
        InputStream first = new ByteArrayInputStream("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        List<RawRecord> records =
                split(
                        new SequenceInputStream(new SequenceInputStream(first, huge), next),
                        RecordSplitter.DEFAULT_LIMIT);

        assertThat(show(records)).containsExactly("1:TOO_LARGE", "2:{\"a\":2}");
        assertThat(records.get(0).bytes()).isEqualTo(bytes + 6);
    }

    @Test
    void aDocumentOverTheLimitIsCounted() {
        String content = "{\n\"a\":\n" + "1".repeat(500) + "}";
        List<RawRecord> records =
                split(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), 100);

        assertThat(show(records)).containsExactly("null:TOO_LARGE");
        assertThat(records.get(0).bytes()).isEqualTo(content.length());
    }

    @Test
    void aFileThatCannotBeReadToItsEndSaysSo() {
        InputStream failing =
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                "{\"a\":1}\n{\"a\":2}\n{\"a".getBytes(StandardCharsets.UTF_8)),
                        new Unreadable());

        assertThat(show(split(failing, 1_000)))
                .containsExactly("1:{\"a\":1}", "2:{\"a\":2}", "3:UNREADABLE");
    }

    @Test
    void everyCaptureIsOneRecord() {
        for (String kind : List.of("langfuse-js-v3", "openinference-proto", "kafka-collector")) {
            Captures.files(kind)
                    .forEach(file -> assertThat(split(Captures.bytes(file))).hasSize(1));
        }
    }

    private static final class Unreadable extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("disk gone");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    /** The same byte, over and over, without holding them. */
    private static final class Repeated extends InputStream {
        private final byte value;
        private long left;

        Repeated(byte value, long count) {
            this.value = value;
            this.left = count;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(into, offset, offset + count, value);
            left -= count;
            return count;
        }
    }
}
