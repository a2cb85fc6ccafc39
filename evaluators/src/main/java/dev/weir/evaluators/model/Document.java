package dev.weir.evaluators.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A passage that was retrieved and handed to the model.
 *
 * @param score the retriever's own measure of fit, on the retriever's own scale
 */
public record Document(String id, String content, @Nullable Double score) {
    public Document {
        id = Objects.requireNonNullElse(id, "");
        content = Objects.requireNonNullElse(content, "");
    }
}
