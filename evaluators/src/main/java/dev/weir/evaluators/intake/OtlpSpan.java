package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.Hashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OpenTelemetry span, whichever encoding it came in.
 *
 * @param parentId empty for a root
 * @param failed whether the status is an error
 * @param scope the name of the instrumentation
 */
record OtlpSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean failed,
        String statusMessage,
        Attributes attributes,
        List<Event> events,
        Attributes resource,
        String scope) {
    /** Something that happened within a span. */
    record Event(String name, Attributes attributes) {}

    /** The same span delivered again, in either encoding, has the same hash. */
    String hash() {
        var parts = new ArrayList<String>();
        Collections.addAll(parts, traceId, spanId, parentId, name, statusMessage, scope);
        parts.add(start + " " + end + " " + failed);
        for (Event event : events) {
            parts.add(event.name());
            event.attributes().addTo(parts);
        }
        attributes.addTo(parts);
        resource.addTo(parts);
        return Hashes.of(parts.toArray(String[]::new));
    }
}
