package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedLinesTest {
    @TempDir Path folder;

    private List<String> written(SortedLines lines) throws IOException {
        Path file = folder.resolve("out");
        lines.writeTo(file);
        return Files.readAllLines(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 100_000})
    void everyKeyIsWrittenOnceInOrderWithItsNewestLine(int portionSize) throws IOException {
        var random = new Random(11);
        var expected = new TreeMap<String, String>();
        var added = new ArrayList<String[]>();
        for (int i = 0; i < 2_000; i++) {
            String key = String.format("key-%03d", random.nextInt(300));
            String age = String.format("%06d", i);
            String line = key + " of " + age;
            expected.put(key, line);
            added.add(new String[] {key, age, line});
        }
        Collections.shuffle(added, random);
        var lines = new SortedLines(folder, portionSize);
        for (String[] each : added) {
            lines.add(each[0], each[1], each[2]);
        }
        assertThat(written(lines)).containsExactlyElementsOf(expected.values());
    }

    @Test
    void nothingIsAnEmptyFile() throws IOException {
        assertThat(written(new SortedLines(folder, 10))).isEmpty();
    }

    @Test
    void halfASurrogatePairSpoilsNothing() throws IOException {
        var lines = new SortedLines(folder, 10);
        lines.add("a", "1", "half \ud83d");
        assertThat(written(lines)).containsExactly("half ?");
    }
}
