package dev.weir.evaluators.model;

import java.util.List;
import java.util.Objects;

/**
 * One message of a conversation with a model, whatever provider's shape it came in.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}; others as given
 */
public record Message(String role, List<Part> parts) {
    public Message {
        role = Objects.requireNonNullElse(role, "");
        parts = Objects.requireNonNullElse(parts, List.of());
    }

    public static Message of(String role, String text) {
        return new Message(role, List.of(Part.text(text)));
    }

    /** The text parts, joined by line breaks: what a reader of the conversation sees. */
    public String text() {
        if (parts.size() == 1 && parts.get(0).type() == PartType.TEXT) {
            return parts.get(0).text();
        }
        var joined = new StringBuilder();
        for (Part part : parts) {
            if (part.type() == PartType.TEXT || part.type() == PartType.REFUSAL) {
                if (!joined.isEmpty()) {
                    joined.append('\n');
                }
                joined.append(part.text());
            }
        }
        return joined.toString();
    }
}
