package dev.weir.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lines in the order of their keys, also when there are more than fit in memory: sorted portions of
 * them lie in a folder until they are merged. Of the lines of one key, the one with the greatest
 * age remains.
 *
 * <p>Keys, ages and lines hold no control characters.
 */
final class SortedLines {
    private static final char SEPARATOR = '\u0001';

    private final Path folder;
    private final int portionSize;
    private final List<Path> portions = new ArrayList<>();
    private TreeMap<String, String> portion = new TreeMap<>();

    SortedLines(Path folder, int portionSize) {
        this.folder = folder;
        this.portionSize = portionSize;
    }

    void add(String key, String age, String line) throws IOException {
        portion.put(key + SEPARATOR + age, line);
        if (portion.size() >= portionSize) {
            spill();
        }
    }

    private void spill() throws IOException {
        Path file = folder.resolve("portion-" + portions.size());
        try (BufferedWriter out = writer(file)) {
            for (Map.Entry<String, String> each : portion.entrySet()) {
                out.append(each.getKey()).append(SEPARATOR).append(each.getValue()).append('\n');
            }
        }
        portions.add(file);
        portion = new TreeMap<>();
    }

    void writeTo(Path file) throws IOException {
        spill();
        var heads = new PriorityQueue<Head>();
        var open = new ArrayList<BufferedReader>();
        try (BufferedWriter out = writer(file)) {
            for (Path each : portions) {
                open.add(Files.newBufferedReader(each));
                advance(open.get(open.size() - 1), heads);
            }
            merge(heads, out);
        } finally {
            for (BufferedReader each : open) {
                each.close();
            }
        }
    }

    /** Half a surrogate pair becomes a question mark, where other writers would fail. */
    private static BufferedWriter writer(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    private static void merge(PriorityQueue<Head> heads, BufferedWriter out) throws IOException {
        for (Head head = heads.poll(); head != null; head = heads.poll()) {
            advance(head.rest(), heads);
            Head next = heads.peek();
            if (next == null || !next.key().equals(head.key())) {
                out.append(head.line()).append('\n');
            }
        }
    }

    private static void advance(BufferedReader rest, PriorityQueue<Head> heads) throws IOException {
        String line = rest.readLine();
        if (line != null) {
            heads.add(new Head(line, rest));
        }
    }

    /** The first line of a portion that is not written yet. */
    private record Head(String stored, BufferedReader rest) implements Comparable<Head> {
        String key() {
            return stored.substring(0, stored.indexOf(SEPARATOR));
        }

        String line() {
            return stored.substring(stored.lastIndexOf(SEPARATOR) + 1);
        }

        @Override
        public int compareTo(Head other) {
            return stored.compareTo(other.stored);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Head head && stored.equals(head.stored);
        }

        @Override
        public int hashCode() {
            return stored.hashCode();
        }
    }
}
