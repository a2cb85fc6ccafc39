package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user may get wrong, through the command line: one clear message, and the rest goes on. */
@Timeout(300)
class BadInputITCase {
    private static final String GOOD =
            "{\"traceId\":\"good\",\"startTime\":\"2026-11-23T09:00:00Z\","
                    + "\"endTime\":\"2026-11-23T09:00:01Z\",\"output\":\"A good answer.\"}\n";
    private static final int DEEP = 100_000;
    private static final int LONG_LINE_MEGABYTES = 200;

    @TempDir static Path folder;

    @RegisterExtension static final OwnWorkspace WORKSPACE = new OwnWorkspace(() -> folder);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyBadFileIsADeadLetterWithItsPlaceAndTheRestIsJudged() throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        Files.write(input.resolve("good.jsonl"), utf8(GOOD));
        Files.write(
                input.resolve("malformed.jsonl"),
                utf8(GOOD.replace("good", "before") + "{\"traceId\":\"x\",,}\n" + GOOD));
        Files.write(
                input.resolve("latin1.jsonl"),
                ("{\"traceId\":\"x\",\"output\":\"caf\u00e9\"}\n" + GOOD)
                        .getBytes(StandardCharsets.ISO_8859_1));
        byte[] protobuf = Files.readAllBytes(Path.of("../samples/openinference/error_retry.bin"));
        Files.write(input.resolve("truncated.bin"), Arrays.copyOf(protobuf, protobuf.length - 100));
        Files.createFile(input.resolve("empty.jsonl"));
        Files.write(input.resolve("_hidden-from-flink.jsonl"), utf8(GOOD));
        Files.write(
                input.resolve("deep.json"),
                utf8(
                        "{\"traceId\":\"x\",\"metadata\":"
                                + "[".repeat(DEEP)
                                + "]".repeat(DEEP)
                                + "}"));
        Files.write(input.resolve("cut.jsonl.gz"), cutGzip());
        Files.write(input.resolve("notes.txt"), utf8("nothing to see here\n"));
        writeLongLine(input.resolve("long.jsonl"));
        Files.createSymbolicLink(input.resolve("gone.jsonl"), Path.of("nowhere"));

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

    private static byte[] cutGzip() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
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

    @Test
    void aMissingFileIsNamed() {
        Ran ran = Ran.weir("evaluate", folder.resolve("nowhere.json").toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "weir: no such file or folder: " + folder.resolve("nowhere.json"));
    }

    @Test
    void aFolderWithoutFilesIsNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("nothing/in/here"));
        Ran ran = Ran.weir("evaluate", empty.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("weir: no files to read in folder " + empty);
    }

    @Test
    void everyMistakeInTheRulesIsToldAtOnceWithItsPath() {
        Ran ran =
                Ran.weir(
                        "evaluate",
                        "--rules",
                        "src/test/resources/rules/five-mistakes.yaml",
                        "../samples");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .contains("5 problems")
                .contains("evaluators[0].type")
                .contains("output-length")
                .contains("evaluators[1].options.max-chars: must be positive, got -5")
                .contains("evaluators[2].id")
                .contains("evaluators[3].options.fields")
                .contains("evaluators[4].sevrity")
                .doesNotContain("\tat ");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() throws IOException {
        int port = FreePorts.find(1).get(0);
        Ran ran =
                Ran.weir(
                        "evaluate",
                        "--postgres",
                        "jdbc:postgresql://127.0.0.1:" + port + "/weir",
                        "../samples");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "weir: PostgreSQL at 127.0.0.1:" + port + ": nothing listens there");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran =
                    Ran.weir(
                            "demo",
                            "--for",
                            "1s",
                            "--port",
                            Integer.toString(taken.getLocalPort()));
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
            assertThat(ran.err()).contains("port " + taken.getLocalPort()).doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderWithHiddenFilesOnlyIsNamed() throws IOException {
        Path parent = folder.resolve("hidden");
        Path hidden = Files.createDirectories(parent.resolve(".git"));
        Files.write(hidden.resolve("good.jsonl"), utf8(GOOD));
        Ran ran = Ran.weir("evaluate", parent.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("weir: no files to read in folder " + parent);
    }

    @Test
    void aPlaceThatTakesNoScoresIsNamedBeforeTheRun() {
        Path nowhere = folder.resolve("no/such/folder/scores.jsonl");
        Ran ran = Ran.weir("evaluate", "--scores", nowhere.toString(), "../samples");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("weir: scores cannot be written to " + nowhere);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aUrlThatIsNoneIsRefusedWithoutItsPassword() {
        Ran ran = Ran.weir("evaluate", "--postgres", "mysql://me:hidden@db/weir", "../samples");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err())
                .contains(
                        "--postgres: must be a URL such as jdbc:postgresql://host",
                        "mysql://***@db")
                .doesNotContain("hidden", "\tat ");
    }

    @Test
    void missingCasesAreNamed() {
        Path cases = folder.resolve("cases.jsonl");
        Ran ran = Ran.weir("tune", "--rule", "answered", "--cases", cases.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err()).isEqualToIgnoringNewLines("weir: no such file of cases: " + cases);
    }

    @Test
    void anUnknownRuleIsAnsweredWithTheOnesThereAre() {
        Ran ran = Ran.weir("tune", "--rule", "nosuch", "--cases", "../samples/native/shop.jsonl");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err()).contains("no rule nosuch").contains("answered");
    }
}
