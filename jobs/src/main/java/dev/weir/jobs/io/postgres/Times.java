package dev.weir.jobs.io.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the database can hold of a time. */
final class Times {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /**
     * Cut to microseconds, as it will be read back. A broken clock's time outside of the years 1 to
     * 9999 becomes the nearest within, because few who read the tables could show any other.
     */
    static Instant storable(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.MICROS);
    }
}
