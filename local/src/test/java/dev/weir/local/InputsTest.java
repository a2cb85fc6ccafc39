package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
    @TempDir Path folder;

    @Test
    void whatIsMissingIsNamedAndTheRestIsRead() throws IOException {
        Path one = Files.writeString(folder.resolve("one.jsonl"), "{}");
        Path two = Files.writeString(folder.resolve("two.jsonl"), "{}");
        Path missing = folder.resolve("missing.jsonl");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Inputs inputs =
                Inputs.of(
                        List.of(
                                one.toString(),
                                missing.toString(),
                                empty.toString(),
                                two.toString()));

        assertThat(inputs.files()).containsExactly(one, two);
        assertThat(inputs.bytes()).isEqualTo(4);
        assertThat(inputs.mistakes())
                .containsExactly(
                        "no such file or folder: " + missing,
                        "no files to read in folder " + empty);
    }

    @Test
    void withNothingLeftToReadEveryMistakeIsOneMessage() {
        Path one = folder.resolve("one.jsonl");
        Path two = folder.resolve("two.jsonl");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Inputs.of(List.of(one.toString(), two.toString())))
                .withMessage("no such file or folder: " + one + "; no such file or folder: " + two);
    }
}
