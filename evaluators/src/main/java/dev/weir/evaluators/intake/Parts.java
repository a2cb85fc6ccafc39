package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Every provider's shapes of a part of a message become {@link Part}s. */
final class Parts {
    private static final int MAX_NESTED_TEXT = 3;
    private static final Set<String> TYPES =
            Set.of(
                    "text",
                    "input_text",
                    "output_text",
                    "summary_text",
                    "image_url",
                    "image",
                    "input_image",
                    "input_audio",
                    "audio",
                    "file",
                    "input_file",
                    "document",
                    "blob",
                    "uri",
                    "tool_use",
                    "tool_call",
                    "tool-call",
                    "function_call",
                    "tool_result",
                    "tool_call_response",
                    "tool-result",
                    "function_call_output",
                    "thinking",
                    "redacted_thinking",
                    "reasoning",
                    "refusal");
    private static final Set<String> UNTYPED =
            Set.of("text", "functionCall", "functionResponse", "inlineData", "fileData");

    private Parts() {}

    static boolean isPart(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        String type = node.path("type").asText("");
        if (type.isEmpty()) {
            return node.size() == 1 && UNTYPED.contains(node.fieldNames().next());
        }
        return TYPES.contains(type);
    }

    static Part read(JsonNode node) {
        if (!node.isObject()) {
            return Part.text(Fields.asText(node));
        }
        return switch (node.path("type").asText("")) {
            case "text", "input_text", "output_text", "summary_text" -> text(node);
            case "image_url", "image", "input_image" -> media(PartType.IMAGE, node);
            case "input_audio", "audio" -> media(PartType.AUDIO, node);
            case "file", "input_file", "document" -> media(PartType.FILE, node);
            case "blob", "uri" -> media(modality(node), node);
            case "tool_use", "tool_call", "tool-call", "function_call" -> toolCall(node);
            case "tool_result", "tool_call_response", "tool-result", "function_call_output" ->
                    toolResult(node);
            case "thinking", "redacted_thinking", "reasoning" -> reasoning(node);
            case "refusal" -> Part.of(PartType.REFUSAL, Fields.text(node, "refusal", "content"));
            case "" -> untyped(node);
            default -> Part.of(PartType.OTHER, node.toString());
        };
    }

    private static Part text(JsonNode node) {
        return Part.text(Fields.text(node, "text", "content"));
    }

    /** Gemini's parts: the one field says what it is. */
    private static Part untyped(JsonNode node) {
        if (node.has("functionCall")) {
            return toolCall(node.path("functionCall"));
        }
        if (node.has("functionResponse")) {
            return toolResult(node.path("functionResponse"));
        }
        if (node.has("inlineData") || node.has("fileData")) {
            return media(PartType.FILE, Fields.first(node, "inlineData", "fileData"));
        }
        return node.path("text").isTextual()
                ? text(node)
                : Part.of(PartType.OTHER, node.toString());
    }

    /** A call in any shape; some wrap name and arguments into {@code function}. */
    static Part toolCall(JsonNode node) {
        JsonNode function = node.path("function").isObject() ? node.path("function") : node;
        String id = Fields.text(node, "call_id", "toolCallId", "id");
        String name = Fields.text(function, "name", "toolName");
        JsonNode arguments = Fields.first(function, "arguments", "input", "args", "parameters");
        return Part.toolCall(id, name, jsonText(arguments));
    }

    private static Part toolResult(JsonNode node) {
        String id = Fields.text(node, "call_id", "tool_use_id", "toolCallId", "id");
        JsonNode result = Fields.first(node, "response", "output", "result", "content");
        JsonNode value = result.has("value") && result.has("type") ? result.path("value") : result;
        return Part.toolResult(id, joinedText(value));
    }

    private static Part reasoning(JsonNode node) {
        JsonNode thoughts = Fields.first(node, "thinking", "text", "content", "summary");
        return Part.of(PartType.REASONING, joinedText(thoughts));
    }

    /** The texts of a list of text parts, line by line; anything else as text or JSON. */
    private static String joinedText(JsonNode node) {
        if (!node.isArray()) {
            return Fields.asText(node);
        }
        var joined = new StringJoiner("\n");
        for (JsonNode element : node) {
            if (!element.path("text").isTextual()) {
                return node.toString();
            }
            joined.add(element.path("text").textValue());
        }
        return joined.toString();
    }

    /** Arguments as JSON text, though they may come as text inside text. */
    static String jsonText(JsonNode node) {
        String text = Fields.asText(node);
        for (int i = 0; i < MAX_NESTED_TEXT && text.startsWith("\""); i++) {
            JsonNode inside = Json.embeddedIfLikely(text);
            if (!inside.isTextual()) {
                break;
            }
            text = inside.textValue();
        }
        return text;
    }

    private static PartType modality(JsonNode node) {
        String said = Fields.text(node, "modality", "mime_type").toLowerCase(Locale.ROOT);
        if (said.startsWith("image")) {
            return PartType.IMAGE;
        }
        return said.startsWith("audio") ? PartType.AUDIO : PartType.FILE;
    }

    private static Part media(PartType type, JsonNode node) {
        JsonNode at =
                Fields.first(
                        node,
                        "image_url",
                        "source",
                        "input_audio",
                        "image",
                        "file",
                        "data",
                        "uri",
                        "url",
                        "file_id",
                        "fileUri");
        JsonNode reference =
                at.isObject()
                        ? Fields.first(at, "url", "uri", "file_id", "filename", "fileUri", "path")
                        : at;
        String text = withoutBytes(Fields.asText(reference));
        return Part.of(type, text.isEmpty() ? mediaType(node, at) : text);
    }

    private static String mediaType(JsonNode node, JsonNode at) {
        String inner = Fields.text(at, "media_type", "mime_type", "mimeType", "format");
        return inner.isEmpty()
                ? Fields.text(node, "media_type", "mime_type", "mimeType", "mediaType")
                : inner;
    }

    /** A reference is kept, the bytes themselves never are. */
    private static String withoutBytes(String reference) {
        if (reference.startsWith("data:")) {
            int comma = reference.indexOf(',');
            return comma < 0 ? "data:" : reference.substring(0, comma);
        }
        boolean address =
                reference.startsWith("@@@")
                        || reference.contains("://")
                        || reference.length() <= 256;
        return address ? reference : "";
    }
}
