package dev.weir.evaluators.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * How new the content of a target is: grows with every fragment of its trace, in whatever order
 * they arrive. A replay that has seen only part of them stays behind and cannot turn a score back.
 *
 * @param at the newest fragment's time
 * @param fragments how many distinct fragments of the trace were known
 */
public record ContentOrder(Instant at, int fragments) implements Comparable<ContentOrder> {
    public static final ContentOrder FIRST = new ContentOrder(Instant.EPOCH, 0);

    private static final Comparator<ContentOrder> COMPARATOR =
            Comparator.comparing(ContentOrder::at).thenComparingInt(ContentOrder::fragments);

    public ContentOrder {
        at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }

    @Override
    public int compareTo(ContentOrder other) {
        return COMPARATOR.compare(this, other);
    }
}
