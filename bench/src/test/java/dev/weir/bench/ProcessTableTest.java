package dev.weir.bench;

import static dev.weir.bench.ProcessTable.OWN_THREADS;
import static dev.weir.bench.ProcessTable.PROCESSES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
    @TempDir Path table;

    @Test
    void readsPastANameWithSpacesAndBrackets() throws IOException {
        Path process = Files.createDirectory(table.resolve("7"));
        Files.writeString(
                process.resolve("stat"),
                "7 (C2 (a) b) S 3 7 7 0 -1 4194560 1 2 3 4 150 50 20 30 20 0 1 0 99");
        assertThat(ProcessTable.ids(table)).containsExactly(7L);
        assertThat(ProcessTable.entry(table, 7))
                .isEqualTo(new ProcessTable.Entry("C2 (a) b", 3, 2.0, 0.5));
    }

    @Test
    void aProcessThatHasEndedUsedNothing() throws IOException {
        assertThat(ProcessTable.entry(table, 8)).isEqualTo(ProcessTable.Entry.GONE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsThisProcessAndItsThreads() throws IOException {
        long own = ProcessHandle.current().pid();
        assertThat(ProcessTable.entry(PROCESSES, own).seconds()).isPositive();
        assertThat(ProcessTable.ids(OWN_THREADS)).contains(own);
    }
}
