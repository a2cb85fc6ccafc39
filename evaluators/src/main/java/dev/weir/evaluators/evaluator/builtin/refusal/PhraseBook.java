package dev.weir.evaluators.evaluator.builtin.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The lines of {@code phrases.txt}. */
final class PhraseBook {
    record Line(String kind, List<String> triggers, String pattern) {}

    private PhraseBook() {}

    static Stream<Line> lines() {
        return text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(PhraseBook::line);
    }

    /** The pattern is the rest of the line: it holds bars of its own. */
    private static Line line(String line) {
        String[] fields = line.split(" \\| ", 3);
        return new Line(fields[0], List.of(fields[1].split(",")), fields[2]);
    }

    private static String text() {
        try (InputStream phrases =
                Objects.requireNonNull(PhraseBook.class.getResourceAsStream("phrases.txt"))) {
            return new String(phrases.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
