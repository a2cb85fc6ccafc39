package dev.weir.local.traffic;

import dev.weir.evaluators.model.Hashes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sample files as an endless stream of live traffic: over and over, with fresh ids and times.
 *
 * <p>Pure: the same number at the same time gives the same bytes. Within one round through the
 * samples, ids that are equal in a file stay equal; no two rounds, files or seeds share one.
 */
public final class SampleTraffic {
    private final List<Sample> samples;
    private final long seed;

    private SampleTraffic(List<Sample> samples, long seed) {
        this.samples = samples;
        this.seed = seed;
    }

    /** Files take turns, so that formats and subjects mix; a file's samples keep their order. */
    public static SampleTraffic load(List<Path> files, long seed) throws IOException {
        List<List<Sample>> byFile = new ArrayList<>();
        for (Path file : files) {
            byFile.add(SampleFile.read(file, file.toString()));
        }
        return new SampleTraffic(inTurns(byFile), seed);
    }

    private static List<Sample> inTurns(List<List<Sample>> byFile) {
        int longest = byFile.stream().mapToInt(List::size).max().orElse(0);
        List<Sample> samples = new ArrayList<>();
        for (int turn = 0; turn < longest; turn++) {
            for (List<Sample> file : byFile) {
                if (turn < file.size()) {
                    samples.add(file.get(turn));
                }
            }
        }
        return List.copyOf(samples);
    }

    /** How many samples make one round; zero when the files hold nothing. */
    public int samples() {
        return samples.size();
    }

    /** The sample whose turn it is, as if it ended now. Numbers count from zero and never end. */
    public LiveTraffic replayed(long number, Instant now) {
        Sample sample = samples.get((int) (number % samples.size()));
        long round = number / samples.size();
        String replay = Hashes.of(Long.toString(seed), Long.toString(round), sample.file());
        return sample.replayed(replay, now);
    }
}
