package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The text of a native observation. */
final class NativeContent {
    private NativeContent() {}

    static Content read(JsonNode line, ObservationType type) {
        boolean tool = type == ObservationType.TOOL;
        JsonNode context = line.path("context");
        String schema = Fields.text(line, "outputSchema");
        return new Content(
                Messages.read(line.path("input"), tool ? Messages.ASSISTANT : Messages.USER),
                withCalls(
                        Messages.read(
                                line.path("output"), tool ? Messages.TOOL : Messages.ASSISTANT),
                        line.path("toolCalls")),
                context.isTextual() && Documents.read(context).isEmpty()
                        ? List.of(Documents.document(context))
                        : Documents.read(context),
                Tools.read(line.path("tools")),
                schema.isEmpty() ? Tools.outputSchema(line.path("parameters")) : schema);
    }

    /** Tool calls belong to the message that makes them; those it already has are not repeated. */
    private static List<Message> withCalls(List<Message> output, JsonNode given) {
        var calls = new ArrayList<Part>();
        var known = new HashSet<Part>();
        output.forEach(message -> known.addAll(message.parts()));
        for (JsonNode call : given) {
            Part part = Parts.toolCall(call);
            if (known.add(part)) {
                calls.add(part);
            }
        }
        if (calls.isEmpty()) {
            return output;
        }
        var messages = new ArrayList<>(output);
        var parts = new ArrayList<Part>();
        String role = Messages.ASSISTANT;
        if (!messages.isEmpty()) {
            Message last = messages.remove(messages.size() - 1);
            parts.addAll(last.parts());
            role = last.role();
        }
        parts.addAll(calls);
        messages.add(new Message(role, parts));
        return messages;
    }
}
