package dev.weir.evaluators.model;

import java.util.Objects;

/**
 * One part of a message.
 *
 * @param text what was said; the arguments (JSON text) of a tool call; the content of a tool
 *     result; the reference (never the bytes) of an image, audio or file
 * @param callId the id that joins a tool call and its result, else empty
 * @param name the tool's name for a tool call, else empty
 */
public record Part(PartType type, String text, String callId, String name) {
    public Part {
        type = Objects.requireNonNullElse(type, PartType.OTHER);
        text = Objects.requireNonNullElse(text, "");
        callId = Objects.requireNonNullElse(callId, "");
        name = Objects.requireNonNullElse(name, "");
    }

    public static Part text(String text) {
        return new Part(PartType.TEXT, text, "", "");
    }

    public static Part of(PartType type, String text) {
        return new Part(type, text, "", "");
    }

    public static Part toolCall(String callId, String name, String argumentsJson) {
        return new Part(PartType.TOOL_CALL, argumentsJson, callId, name);
    }

    public static Part toolResult(String callId, String content) {
        return new Part(PartType.TOOL_RESULT, content, callId, "");
    }
}
