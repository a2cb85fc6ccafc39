package dev.weir.evaluators.rules;

import java.time.Instant;
import java.util.Objects;

/**
 * A rule set as it travels and is kept in state: its text, so that rule classes may change freely.
 *
 * @param origin where it came from, for messages: a file name or topic
 * @param activeFrom records appended from this moment on are judged by it
 */
public record RulesDocument(String origin, String text, Instant activeFrom) {
    public RulesDocument {
        origin = Objects.requireNonNullElse(origin, "");
        text = Objects.requireNonNullElse(text, "");
        activeFrom = Objects.requireNonNullElse(activeFrom, Instant.EPOCH);
    }
}
