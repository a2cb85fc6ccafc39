package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user may get wrong, through the command line: one clear message. */
@Timeout(300)
class BadInputITCase {
    @TempDir static Path folder;

    @RegisterExtension static final OwnWorkspace WORKSPACE = new OwnWorkspace(() -> folder);

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
        Files.copy(Path.of("../samples/native/shop.jsonl"), hidden.resolve("shop.jsonl"));
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
