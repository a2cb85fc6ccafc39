package dev.weir.local.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Searches files and texts one after another, and keeps what it saw of canaries, and where. */
public final class Sweep {
    private final Canaries canaries;
    private final byte[] secret;
    private final SortedSet<String> swept = new TreeSet<>();
    private final SortedSet<String> controls = new TreeSet<>();
    private final SortedSet<String> leaks = new TreeSet<>();

    /** The secret is to be found nowhere either. */
    public Sweep(Canaries canaries, String secret) {
        this.canaries = canaries;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public void text(String name, String text) {
        bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every file below it; names are relative to it. */
    public void files(Path root, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (wanted.test(name)) {
                    bytes(name, Files.readAllBytes(file));
                }
            }
        }
    }

    public void bytes(String name, byte[] bytes) {
        swept.add(name);
        if (CanarySearch.holds(bytes, CanarySearch.CONTROL)) {
            controls.add(name);
        }
        if (CanarySearch.holds(bytes, secret)) {
            leaks.add("the secret in " + name);
        }
        for (var seen : CanarySearch.in(bytes)) {
            leaks.add(
                    "%s of %s as %s in %s"
                            .formatted(
                                    seen.kind(), canaries.place(seen.number()), seen.form(), name));
        }
    }

    /** The names of all that was searched. */
    public SortedSet<String> swept() {
        return swept;
    }

    /** Where there was text that had stood beside a canary. */
    public SortedSet<String> controls() {
        return controls;
    }

    /** What was found, of which field, in which form and where. */
    public List<String> leaks() {
        return new ArrayList<>(leaks);
    }
}
