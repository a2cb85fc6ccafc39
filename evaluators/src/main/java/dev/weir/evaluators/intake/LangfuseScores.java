package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.ScoreSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scores that applications gave through Langfuse. */
final class LangfuseScores {
    private LangfuseScores() {}

    static Feedback feedback(JsonNode body, String eventId) {
        JsonNode value = body.path("value");
        String own = Fields.text(body, "id");
        String name = Fields.text(body, "name");
        Double number =
                value.isBoolean() ? Double.valueOf(value.booleanValue() ? 1 : 0) : number(body);
        return new Feedback(
                own.isEmpty() ? eventId : own,
                name,
                number,
                number == null ? Fields.asText(value) : Fields.text(body, "stringValue"),
                Fields.text(body, "comment"),
                source(Fields.text(body, "source"), name));
    }

    /** A category is a label even where it looks like a number. */
    private static @Nullable Double number(JsonNode body) {
        String type = Fields.text(body, "dataType");
        boolean label =
                type.equals("CATEGORICAL") || type.equals("TEXT") || type.equals("CORRECTION");
        return label ? null : Fields.number(body.path("value"));
    }

    private static ScoreSource source(String stated, String name) {
        return switch (stated.toUpperCase(Locale.ROOT)) {
            case "ANNOTATION" -> ScoreSource.HUMAN;
            case "EVAL" -> ScoreSource.EXTERNAL;
            default -> Judges.byName(name);
        };
    }
}
