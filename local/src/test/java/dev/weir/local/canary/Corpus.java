package dev.weir.local.canary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of every format with canaries in every field, read ones and refused ones. */
public final class Corpus {
    private Corpus() {}

    /**
     * Each sample in every disguise and once more with its frame planted, and what was made by
     * hand.
     *
     * @param maxSpans how many spans a trace may have: one has more
     */
    public static List<Planted> of(Path samples, Canaries canaries, Instant start, int maxSpans)
            throws IOException {
        var records = new ArrayList<Planted>();
        for (Path sample : Captures.below(samples)) {
            var captures = new Captures(sample, canaries);
            for (Disguise disguise : Disguise.values()) {
                records.addAll(captures.content(disguise));
            }
            records.addAll(captures.frames());
        }
        Planted protobuf =
                records.stream()
                        .filter(record -> record.name().contains(".bin."))
                        .findFirst()
                        .orElseThrow();
        records.addAll(Refused.all(canaries, protobuf));
        var crafted = new Crafted(canaries, start);
        records.addAll(crafted.all());
        records.add(crafted.swarm(maxSpans + 1));
        return records;
    }

    /** A span, and an update of it that is to come when its text has expired. */
    public static List<Planted> late(Canaries canaries, Instant start) {
        return new Crafted(canaries, start).late();
    }
}
