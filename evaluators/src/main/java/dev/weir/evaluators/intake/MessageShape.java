package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Tells a message of any provider from other JSON. */
final class MessageShape {
    private static final Set<String> ITEM_TYPES =
            Set.of("message", "function_call", "function_call_output", "reasoning");

    private MessageShape() {}

    static boolean isMessage(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        return node.path("role").isTextual()
                || node.path("lc").isNumber()
                || node.path("parts").isArray()
                || (node.path("tool_calls").isArray() && node.has("content"))
                || isItem(node.path("type").asText(""))
                || isOnlyContent(node)
                || isLangChain(node);
    }

    private static boolean isOnlyContent(JsonNode node) {
        return node.size() == 1 && node.has("content");
    }

    private static boolean isLangChain(JsonNode node) {
        return node.has("content") && !Roles.ofName(node.path("type").asText("")).isEmpty();
    }

    /** Whether a type is one of the items that OpenAI's responses are lists of. */
    static boolean isItem(String type) {
        return ITEM_TYPES.contains(type);
    }
}
