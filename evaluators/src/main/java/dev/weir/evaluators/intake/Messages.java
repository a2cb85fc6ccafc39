package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Every provider's message shapes become {@link Message}s: OpenAI chat and responses, Anthropic,
 * GenAI conventions, Gemini, Vercel, LangChain, and plain text. What is none of them is kept as
 * text, so nothing that was said is lost.
 */
final class Messages {
    static final String SYSTEM = "system";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String TOOL = "tool";

    private Messages() {}

    /**
     * What was said.
     *
     * @param role the role of a text that names none
     */
    static List<Message> read(JsonNode said, String role) {
        if (Fields.isAbsent(said)) {
            return List.of();
        }
        if (said.isTextual()) {
            return readText(Fields.asText(said), role);
        }
        List<Message> messages = readStructured(said, role);
        return messages.isEmpty() ? plain(said.toString(), role) : messages;
    }

    /** JSON in a text counts as messages only when it is shaped like some. */
    private static List<Message> readText(String text, String role) {
        JsonNode inside = Json.embeddedIfLikely(text);
        if (inside.isTextual()) {
            return plain(Fields.asText(inside), role);
        }
        List<Message> messages = inside.isMissingNode() ? List.of() : readStructured(inside, role);
        return messages.isEmpty() ? plain(text, role) : messages;
    }

    static List<Message> plain(String text, String role) {
        return text.isEmpty() ? List.of() : List.of(Message.of(role, text));
    }

    private static List<Message> readStructured(JsonNode said, String role) {
        if (said.isArray()) {
            return readArray(said, role);
        }
        if (!said.isObject()) {
            return List.of();
        }
        return MessageShape.isMessage(said)
                ? List.of(message(said, role))
                : readRequestOrResponse(said, role);
    }

    /** Messages, or the parts of one message, or texts; a list of anything else is none of them. */
    private static List<Message> readArray(JsonNode array, String role) {
        var messages = new ArrayList<Message>();
        var parts = new ArrayList<Part>();
        for (JsonNode element : array) {
            JsonNode inner = element.isArray() && element.size() == 1 ? element.get(0) : element;
            if (MessageShape.isMessage(inner)) {
                messages.add(message(inner, role));
            } else if (inner.isTextual() || Parts.isPart(inner)) {
                parts.add(Parts.read(inner));
            } else {
                return List.of();
            }
        }
        if (messages.isEmpty()) {
            return parts.isEmpty() ? List.of() : List.of(new Message(role, parts));
        }
        if (!parts.isEmpty()) {
            messages.add(new Message(role, parts));
        }
        return messages;
    }

    /**
     * The bodies that applications log whole: a request with its messages, a response's choices.
     */
    private static List<Message> readRequestOrResponse(JsonNode body, String role) {
        var messages = new ArrayList<Message>();
        JsonNode said = Fields.first(body, "messages", "contents", "input", "prompt");
        boolean isRequest = said.isArray() || (said.isTextual() && body.has("model"));
        if (isRequest || body.path("messages").isArray()) {
            messages.addAll(instructions(body));
            messages.addAll(read(said, USER));
            return messages;
        }
        if (body.path("system").isTextual() && said.isTextual()) {
            messages.addAll(instructions(body));
            messages.addAll(plain(said.textValue(), USER));
            return messages;
        }
        for (JsonNode choice : Fields.first(body, "choices", "candidates")) {
            JsonNode answer = Fields.first(choice, "message", "content", "text");
            messages.addAll(read(answer, role));
        }
        if (messages.isEmpty() && body.path("output").isArray() && body.has("object")) {
            messages.addAll(readArray(body.path("output"), role));
        }
        return messages;
    }

    /** The system prompt that stands beside the messages in some providers' requests. */
    static List<Message> instructions(JsonNode request) {
        JsonNode given =
                Fields.first(
                        request,
                        "system",
                        "instructions",
                        "systemInstruction",
                        "system_instruction");
        return Fields.isAbsent(given) ? List.of() : read(given, SYSTEM);
    }

    static Message message(JsonNode given, String role) {
        JsonNode node = given.path("kwargs").isObject() ? given.path("kwargs") : given;
        String type = node.path("type").asText("");
        if (MessageShape.isItem(type) && !type.equals("message")) {
            return new Message(itemRole(type), List.of(Parts.read(node)));
        }
        String own = Roles.of(given, node, role);
        return new Message(own, MessageParts.of(node, own));
    }

    private static String itemRole(String type) {
        return type.equals("function_call_output") ? TOOL : ASSISTANT;
    }
}
