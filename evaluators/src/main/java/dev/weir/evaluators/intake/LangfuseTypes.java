package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.ObservationType;
import java.util.Locale;

/** What kind of work an observation of Langfuse did. */
final class LangfuseTypes {
    private LangfuseTypes() {}

    /** Langfuse's kind, made more exact by the name, the model and the output. */
    static ObservationType of(JsonNode body, String kind) {
        ObservationType type = typeOf(kind);
        if (type == ObservationType.SPAN) {
            String name = Fields.text(body, "name").toLowerCase(Locale.ROOT);
            if (isToolName(name)) {
                return ObservationType.TOOL;
            }
            return name.contains("retriev") || Documents.areClearly(body.path("output"))
                    ? ObservationType.RETRIEVER
                    : type;
        }
        boolean embeds =
                type == ObservationType.GENERATION && Providers.embeds(Fields.text(body, "model"));
        return embeds ? ObservationType.EMBEDDING : type;
    }

    /** Langfuse's names for types; those that Weir has no type for are plain spans. */
    private static ObservationType typeOf(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "generation" -> ObservationType.GENERATION;
            case "embedding" -> ObservationType.EMBEDDING;
            case "retriever" -> ObservationType.RETRIEVER;
            case "tool" -> ObservationType.TOOL;
            case "agent" -> ObservationType.AGENT;
            case "chain" -> ObservationType.CHAIN;
            case "guardrail" -> ObservationType.GUARDRAIL;
            case "event" -> ObservationType.EVENT;
            default -> ObservationType.SPAN;
        };
    }

    private static boolean isToolName(String name) {
        return name.startsWith("tool:") || name.startsWith("tool/") || name.startsWith("tool ");
    }
}
