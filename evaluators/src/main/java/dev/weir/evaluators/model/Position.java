package dev.weir.evaluators.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where input came from: a place in a topic, or in a file.
 *
 * @param source {@code kafka}, {@code file} or {@code stdin}
 * @param line counted from 1; absent for a file that is one document
 */
public record Position(
        String source,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        String file,
        @Nullable Long line) {
    public static final Position NONE = new Position("", "", null, null, "", null);

    public Position {
        source = Objects.requireNonNullElse(source, "");
        topic = Objects.requireNonNullElse(topic, "");
        file = Objects.requireNonNullElse(file, "");
    }

    public static Position file(String file, @Nullable Long line) {
        return new Position("file", "", null, null, file, line);
    }

    public static Position kafka(String topic, int partition, long offset) {
        return new Position("kafka", topic, partition, offset, "", null);
    }
}
