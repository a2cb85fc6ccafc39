package dev.weir.evaluators.rules;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A rule set as it travels and is kept in state: its text, so that rule classes may change freely.
 *
 * @param origin where it came from, for messages: a file name or topic
 * @param files the content of the files it names, by the name it gives them, so that it can be read
 *     where those files are not
 * @param activeFrom records appended from this moment on are judged by it
 */
public record RulesDocument(
        String origin, String text, Map<String, String> files, Instant activeFrom)
        implements Serializable {
    public RulesDocument {
        origin = Objects.requireNonNullElse(origin, "");
        text = Objects.requireNonNullElse(text, "");
        files = Objects.requireNonNullElse(files, Map.of());
        activeFrom = Objects.requireNonNullElse(activeFrom, Instant.EPOCH);
    }

    /** A document that names no files and judges everything, whenever it came. */
    public static RulesDocument of(String origin, String text) {
        return new RulesDocument(origin, text, Map.of(), Instant.EPOCH);
    }
}
