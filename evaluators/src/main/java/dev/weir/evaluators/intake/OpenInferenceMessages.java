package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ObservationType;
import java.util.ArrayList;
import java.util.List;

/** OpenInference's flattened messages, brought into the shape of OpenAI's and read like those. */
final class OpenInferenceMessages {
    private OpenInferenceMessages() {}

    static List<Message> input(Attributes said, ObservationType type) {
        List<Message> messages = flattened(said, "llm.input_messages", Messages.USER);
        if (messages.isEmpty()) {
            String role = type == ObservationType.TOOL ? Messages.ASSISTANT : Messages.USER;
            return Messages.read(said.first("input.value", "reranker.query"), role);
        }
        boolean instructed = messages.stream().anyMatch(m -> m.role().equals(Messages.SYSTEM));
        if (instructed) {
            return messages;
        }
        // Anthropic's system prompt stands beside the messages, and only the parameters have it.
        var all = new ArrayList<>(Messages.instructions(said.json("llm.invocation_parameters")));
        all.addAll(messages);
        return all;
    }

    static List<Message> output(Attributes said, ObservationType type, List<Document> documents) {
        List<Message> messages = flattened(said, "llm.output_messages", Messages.ASSISTANT);
        if (!messages.isEmpty() || !documents.isEmpty()) {
            return messages;
        }
        String role = type == ObservationType.TOOL ? Messages.TOOL : Messages.ASSISTANT;
        return type == ObservationType.EMBEDDING
                ? List.of()
                : Messages.read(said.first("output.value"), role);
    }

    private static List<Message> flattened(Attributes said, String prefix, String role) {
        var messages = new ArrayList<Message>();
        for (JsonNode element : said.list(prefix)) {
            messages.add(Messages.message(message(element.path("message")), role));
        }
        return messages;
    }

    private static ObjectNode message(JsonNode flat) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        copy(flat, "role", message);
        copy(flat, "tool_call_id", message);
        ArrayNode calls = message.putArray("tool_calls");
        for (JsonNode call : Attributes.inner(flat, "tool_calls")) {
            calls.add(call.path("tool_call"));
        }
        ArrayNode parts = parts(flat, !calls.isEmpty());
        JsonNode content = flat.path("content");
        if (parts.isEmpty()) {
            copy(flat, "content", message);
        } else {
            if (!Fields.asText(content).isEmpty()) {
                parts.insert(0, result(flat, content));
            }
            message.remove("tool_call_id");
            message.set("content", parts);
        }
        return message;
    }

    /** Text beside parts is a tool's result when the message names the call that it answers. */
    private static ObjectNode result(JsonNode flat, JsonNode content) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        if (flat.has("tool_call_id")) {
            part.put("type", "tool_result");
            part.set("tool_use_id", flat.path("tool_call_id"));
            part.set("content", content);
        } else {
            part.put("type", "text");
            part.set("text", content);
        }
        return part;
    }

    private static ArrayNode parts(JsonNode flat, boolean callsAreKnown) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : Attributes.inner(flat, "contents")) {
            JsonNode said = element.path("message_content");
            boolean call = element.has("tool_call");
            if (call && !callsAreKnown) {
                ObjectNode part = element.path("tool_call").deepCopy();
                parts.add(part.put("type", "tool_call"));
            } else if (!call) {
                parts.add(part(said));
            }
        }
        return parts;
    }

    private static ObjectNode part(JsonNode said) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        copy(said, "type", part);
        copy(said, "text", part);
        JsonNode image = said.path("image").path("image");
        if (image.isObject()) {
            part.set("image", image);
        }
        JsonNode audio = said.path("audio").path("audio");
        if (audio.isObject()) {
            part.set("input_audio", audio);
        }
        return part;
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        JsonNode value = from.path(name);
        if (!Fields.isAbsent(value)) {
            to.set(name, value);
        }
    }
}
