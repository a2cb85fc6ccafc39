package dev.weir.evaluators.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A judgement by a person, on whatever scale the application uses.
 *
 * @param feedbackId the same id again corrects what was said before
 */
public record Feedback(
        String feedbackId,
        String name,
        @Nullable Double value,
        String label,
        String comment,
        ScoreSource source) {
    public static final Feedback NONE = new Feedback("", "", null, "", "", ScoreSource.USER);

    public Feedback {
        feedbackId = Objects.requireNonNullElse(feedbackId, "");
        name = Objects.requireNonNullElse(name, "");
        label = Objects.requireNonNullElse(label, "");
        comment = Objects.requireNonNullElse(comment, "");
        source = Objects.requireNonNullElse(source, ScoreSource.USER);
    }

    Feedback withoutComment() {
        return new Feedback(feedbackId, name, value, label, "", source);
    }
}
