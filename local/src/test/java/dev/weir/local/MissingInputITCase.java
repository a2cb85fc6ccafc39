package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingInputITCase {
    @TempDir static Path folder;

    @BeforeAll
    static void useAWorkspaceOfItsOwn() {
        System.setProperty("weir.home", folder.resolve("home").toString());
        System.setProperty("weir.root", "..");
    }

    @AfterAll
    static void stopTheServer() {
        Ran.weir("stop");
    }

    @Test
    void aMissingFileAmongOthersIsNamedAndTheRestIsJudged() throws IOException {
        Path there = folder.resolve("there.jsonl");
        Files.writeString(
                there,
                "{\"traceId\":\"t-1\",\"observationId\":\"o\",\"type\":\"generation\","
                        + "\"output\":\"A good answer.\"}\n");
        Path missing = folder.resolve("missing.jsonl");

        Ran ran = Ran.weir("evaluate", missing.toString(), there.toString());

        assertThat(ran.err()).isEqualToIgnoringNewLines("weir: no such file or folder: " + missing);
        assertThat(ran.out()).contains("Weir read 1 file").containsPattern("1 trace\\b");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
    }
}
