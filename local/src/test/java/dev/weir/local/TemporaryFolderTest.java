package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir Path parent;

    private Path folderOf(long pid) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("evaluate-" + pid + "-1"));
        Files.createFile(Files.createDirectory(folder.resolve("blobs")).resolve("one"));
        return folder;
    }

    private static long endedProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void whatAKilledRunLeftIsDeletedByTheNext() throws Exception {
        Path left = folderOf(endedProcess());
        try (var mine = TemporaryFolder.in(parent, "evaluate")) {
            assertThat(left).doesNotExist();
            assertThat(mine.path()).isEmptyDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void theFolderOfARunningProcessStays() throws Exception {
        Path other = folderOf(ProcessHandle.current().pid());
        Path unknown = Files.createFile(parent.resolve("notes-of-someone"));
        try (var first = TemporaryFolder.in(parent, "evaluate");
                var second = TemporaryFolder.in(parent, "demo")) {
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
        assertThat(other).exists();
        assertThat(unknown).exists();
    }
}
