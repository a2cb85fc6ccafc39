package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    @TempDir Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void listsTheFilesOfAllFoldersInOrder() throws IOException {
        Path b = file("b/one.json");
        Path a = file("a/two.json");
        Path plain = file("three.json");
        assertThat(Walk.of(folder)).containsExactly(a, b, plain);
    }

    @Test
    void leavesAloneWhatIsHiddenButNotWhatIsInAHiddenFolderThatWasAskedFor() throws IOException {
        file(".git/config");
        file(".hidden");
        Path inside = file(".asked/for.json");
        assertThat(Walk.of(folder)).isEmpty();
        assertThat(Walk.of(folder.resolve(".asked"))).containsExactly(inside);
    }

    @Test
    void listsALinkToNowhereAndFollowsNoLinkToAFolder() throws IOException {
        Path gone = Files.createSymbolicLink(folder.resolve("gone.json"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        assertThat(Walk.of(folder)).containsExactly(gone);
    }
}
