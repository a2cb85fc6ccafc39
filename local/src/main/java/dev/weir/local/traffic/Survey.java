package dev.weir.local.traffic;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Changes nothing and notes what is there. */
final class Survey implements Stamps {
    private final Set<String> traceIds = new LinkedHashSet<>();
    private Instant newest = Instant.MIN;

    @Override
    public String traceId(String id) {
        traceIds.add(id);
        return id;
    }

    @Override
    public String id(String id) {
        return id;
    }

    @Override
    public Instant time(Instant time) {
        newest = time.isAfter(newest) ? time : newest;
        return time;
    }

    /** In the order in which they were met. */
    Set<String> traceIds() {
        return traceIds;
    }

    Optional<Instant> newest() {
        return newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
    }
}
