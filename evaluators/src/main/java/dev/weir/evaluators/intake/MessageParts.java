package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The parts of one message, from the fields in which providers put them. */
final class MessageParts {
    private MessageParts() {}

    static List<Part> of(JsonNode message, String role) {
        var parts = new ArrayList<Part>();
        addReasoning(message, parts);
        addContent(message, role, parts);
        addRefusal(message, parts);
        addToolCalls(message, parts);
        return parts;
    }

    private static void addReasoning(JsonNode node, List<Part> parts) {
        JsonNode thoughts = Fields.first(node, "reasoning_content", "reasoning");
        if (thoughts.isTextual() && !thoughts.textValue().isEmpty()) {
            parts.add(Part.of(PartType.REASONING, thoughts.textValue()));
        }
    }

    private static void addRefusal(JsonNode node, List<Part> parts) {
        String refusal = Fields.text(node, "refusal");
        if (!refusal.isEmpty()) {
            parts.add(Part.of(PartType.REFUSAL, refusal));
        }
    }

    private static void addContent(JsonNode node, String role, List<Part> parts) {
        JsonNode content = Fields.first(node, "parts", "content", "contents", "text");
        String callId = Fields.text(node, "tool_call_id", "toolCallId");
        if (role.equals(Messages.TOOL) || !callId.isEmpty()) {
            addToolContent(content, callId, parts);
        } else if (content.isArray()) {
            content.forEach(part -> parts.add(Parts.read(part)));
        } else if (content.isObject() && (Parts.isPart(content) || content.has("parts"))) {
            addContent(content, role, parts);
        } else if (!Fields.asText(content).isEmpty()) {
            parts.add(Part.text(Fields.asText(content)));
        }
    }

    /** A tool's message is its result, unless its parts already say which results they are. */
    private static void addToolContent(JsonNode content, String callId, List<Part> parts) {
        if (content.isArray()) {
            for (JsonNode element : content) {
                Part part = Parts.read(element);
                boolean text = part.type() == PartType.TEXT;
                parts.add(text ? Part.toolResult(callId, part.text()) : part);
            }
        } else if (!Fields.isAbsent(content)) {
            parts.add(Part.toolResult(callId, Fields.asText(content)));
        }
    }

    private static void addToolCalls(JsonNode node, List<Part> parts) {
        JsonNode calls = Fields.first(node, "tool_calls", "toolCalls");
        if (Fields.isAbsent(calls)) {
            calls = node.path("additional_kwargs").path("tool_calls");
        }
        var known = new HashSet<String>();
        parts.forEach(part -> known.add(part.callId()));
        for (JsonNode call : calls) {
            Part part = Parts.toolCall(call);
            if (part.callId().isEmpty() || known.add(part.callId())) {
                parts.add(part);
            }
        }
        if (node.path("function_call").isObject()) {
            parts.add(Parts.toolCall(node.path("function_call")));
        }
    }
}
