package dev.weir.local.traffic;

import java.util.Set;

/** Span attributes that hold an id or a time; every other attribute is content. */
final class AttributeKeys {
    static final Set<String> IDS =
            Set.of(
                    "session.id",
                    "langfuse.session.id",
                    "gen_ai.conversation.id",
                    "gen_ai.response.id",
                    "ai.response.id",
                    "ai.telemetry.metadata.sessionId",
                    "traceloop.association.properties.session_id");
    static final Set<String> TIMES =
            Set.of("langfuse.observation.completion_start_time", "ai.response.timestamp");

    private AttributeKeys() {}

    static String stamped(String key, String value, Stamps stamps) {
        if (IDS.contains(key)) {
            return stamps.id(value);
        }
        return TIMES.contains(key) ? Timestamps.stamped(value, stamps) : value;
    }
}
