package dev.weir.local.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09.123Z");

    @TempDir Path folder;

    @Test
    void contentThatLooksLikeAnIdOrATimeStays() throws IOException {
        String content =
                "\"input\":[{\"role\":\"user\",\"id\":\"x-1\",\"timestamp\":\"2026-11-23T14:44:56Z\"}],"
                    + "\"output\":{\"id\":\"1131d9db24d90d3e\",\"traceId\":\"t-1\"},"
                    + "\"metadata\":{\"sessionId\":\"s-1\"},\"score\":1.50";
        assertThat(replayed("{\"traceId\":\"t-1\"," + content + "}")).contains(content);
    }

    @Test
    void nanosecondsStayANumberOrAText() throws IOException {
        assertThat(
                        replayed(
                                """
                                {"resourceSpans":[{"scopeSpans":[{"spans":[
                                {"traceId":"4f4cfad830bacfea97d203d00e40cd52",
                                 "startTimeUnixNano":1795445489929000001,
                                 "endTimeUnixNano":"1795445489984037654"}]}]}]}
                                """))
                .containsPattern("\"startTimeUnixNano\":\\d{13}000001,")
                .containsPattern("\"endTimeUnixNano\":\"\\d{13}037654\"");
    }

    @Test
    void snakeCaseFieldsAreTheSameFields() throws IOException {
        assertThat(replayed("{\"trace_id\":\"t-1\",\"start_time\":\"2026-11-23 14:44:56.047\"}"))
                .matches(
                        "\\{\"trace_id\":\"t-1-[0-9a-f]{8}\","
                                + "\"start_time\":\"2031-05-06 07:08:09.123\"}");
    }

    @Test
    void aBrokenLineTravelsAsItIs() throws IOException {
        Path file = write("{\"traceId\":\"t-1\"}\n{\"traceId\":\n");
        List<Sample> samples = SampleFile.read(file, "file");
        assertThat(samples).hasSize(2);
        LiveTraffic broken = samples.get(1).replayed("replay", NOW);
        assertThat(broken.traces()).isZero();
        assertThat(broken.records()).containsExactly("{\"traceId\":".getBytes(UTF_8));
    }

    @Test
    void bytesOfNoKnownFormTravelAsOneRecord() throws IOException {
        Path file = folder.resolve("noise.bin");
        byte[] noise = {(byte) 0xff, 10, (byte) 0xfe, 10, 0};
        Files.write(file, noise);
        assertThat(SampleFile.read(file, "file"))
                .singleElement()
                .satisfies(
                        sample ->
                                assertThat(sample.replayed("replay", NOW).records())
                                        .containsExactly(noise));
    }

    @Test
    void aCutGzipFileTravelsAsItIs() throws IOException {
        byte[] zipped = Files.readAllBytes(Path.of("../samples/otel-genai/rag.json.gz"));
        byte[] cut = Arrays.copyOf(zipped, zipped.length / 2);
        Path file = Files.write(folder.resolve("cut.json.gz"), cut);
        assertThat(SampleFile.read(file, "file").get(0).replayed("replay", NOW).records())
                .containsExactly(cut);
    }

    @Test
    void anEmptyFileHoldsNoSample() throws IOException {
        assertThat(SampleFile.read(write(""), "file")).isEmpty();
    }

    private String replayed(String record) throws IOException {
        List<byte[]> records =
                SampleFile.read(write(record), "file").get(0).replayed("replay", NOW).records();
        return new String(records.get(0), UTF_8);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("sample.json"), text);
    }
}
