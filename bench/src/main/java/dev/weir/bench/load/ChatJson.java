package dev.weir.bench.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import java.util.List;

/** Messages as the OpenAI API and the GenAI conventions write them. */
final class ChatJson {
    private ChatJson() {}

    /** {@code [{role, content, tool_calls}]}. */
    static ArrayNode messages(List<Message> messages) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        for (Message message : messages) {
            ObjectNode one = written.addObject().put("role", message.role());
            for (Part part : message.parts()) {
                switch (part.type()) {
                    case TOOL_CALL -> toolCall(one, part);
                    case TOOL_RESULT ->
                            one.put("tool_call_id", part.callId()).put("content", part.text());
                    default -> one.put("content", part.text());
                }
            }
        }
        return written;
    }

    private static void toolCall(ObjectNode message, Part part) {
        message.putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", part.callId())
                .put("type", "function")
                .putObject("function")
                .put("name", part.name())
                .put("arguments", part.text());
    }

    /** {@code [{role, parts: [{type, content}]}]}. */
    static ArrayNode genAiMessages(List<Message> messages) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        for (Message message : messages) {
            ArrayNode parts = written.addObject().put("role", message.role()).putArray("parts");
            message.parts().forEach(part -> genAiPart(parts.addObject(), part));
        }
        return written;
    }

    private static void genAiPart(ObjectNode written, Part part) {
        switch (part.type()) {
            case TOOL_CALL ->
                    written.put("type", "tool_call")
                            .put("id", part.callId())
                            .put("name", part.name())
                            .put("arguments", part.text());
            case TOOL_RESULT ->
                    written.put("type", "tool_call_response")
                            .put("id", part.callId())
                            .put("response", part.text());
            default -> written.put("type", "text").put("content", part.text());
        }
    }
}
