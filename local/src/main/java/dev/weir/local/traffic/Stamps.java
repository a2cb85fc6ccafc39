package dev.weir.local.traffic;

import java.time.Instant;

/** What happens to each id and each time of a record; all else in it stays. */
interface Stamps {
    String traceId(String id);

    /** Any other id: of a span, an event, a score, a session, a provider's response. */
    String id(String id);

    Instant time(Instant time);
}
