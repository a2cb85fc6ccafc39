package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * The place of a fragment among those of its span. It comes from what was sent, never from when it
 * arrived, so that any order of arrival gives the same content.
 *
 * @param at when the emitter says this was so
 * @param rank creates before updates of the same instant
 * @param tieBreak a hash of the fragment, for two of the same instant and rank
 */
public record FragmentOrder(Instant at, int rank, String tieBreak)
        implements Comparable<FragmentOrder> {
    private static final Comparator<FragmentOrder> COMPARATOR =
            Comparator.comparing(FragmentOrder::at)
                    .thenComparingInt(FragmentOrder::rank)
                    .thenComparing(FragmentOrder::tieBreak);

    public FragmentOrder {
        at = Objects.requireNonNullElse(at, Instant.EPOCH);
        tieBreak = Objects.requireNonNullElse(tieBreak, "");
    }

    @Override
    public int compareTo(FragmentOrder other) {
        return COMPARATOR.compare(this, other);
    }
}
