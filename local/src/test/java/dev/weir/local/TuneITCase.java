package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneITCase {
    private static final String CASES =
            """
            {"id":"a","observation":{"traceId":"t1","type":"generation","output":"Four, since ten less six is four."},"expected":{"verdict":"PASS"}}
            {"id":"b","observation":{"traceId":"t2","type":"generation","output":"I'm sorry, but I can't help with that."},"expected":{"verdict":"FAIL"}}
            """;

    @TempDir Path folder;

    @Test
    void itsFiguresAreWrittenBeforeTheProcessEnds() throws Exception {
        Path cases = Files.writeString(folder.resolve("cases.jsonl"), CASES);
        Process weir =
                Ran.process(
                        folder,
                        "tune",
                        "--rules",
                        "../config/rules.example.yaml",
                        "--rule",
                        "answered",
                        "--cases",
                        cases.toString());
        String said = new String(weir.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(weir.waitFor()).as(said).isZero();
        assertThat(said).contains("precision", "recall", "threshold");
    }
}
