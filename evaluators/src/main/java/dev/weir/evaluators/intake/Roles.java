package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Who said a message, by one name each for all providers. */
final class Roles {
    private Roles() {}

    /** The role of a message, from its role, its type or its class; else {@code otherwise}. */
    static String of(JsonNode given, JsonNode node, String otherwise) {
        // Kept as stated if it is unknown: in lower case, redaction could not read base64 any more.
        String stated = Fields.text(node, "role");
        if (!stated.isEmpty()) {
            String known = ofName(stated);
            return known.isEmpty() ? stated : known;
        }
        JsonNode id = given.path("id");
        String constructor = id.isArray() && !id.isEmpty() ? id.get(id.size() - 1).asText("") : "";
        String type = constructor.isEmpty() ? node.path("type").asText("") : constructor;
        String known = ofName(type.replace("MessageChunk", "").replace("Message", ""));
        return known.isEmpty() ? otherwise : known;
    }

    /** The role that another name stands for; empty for a name that stands for none. */
    static String ofName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case Messages.SYSTEM, "developer" -> Messages.SYSTEM;
            case Messages.USER, "human" -> Messages.USER;
            case Messages.ASSISTANT, "ai", "model" -> Messages.ASSISTANT;
            case Messages.TOOL, "function" -> Messages.TOOL;
            default -> "";
        };
    }
}
