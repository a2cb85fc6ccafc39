package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.intake.OtlpSpan.Event;
import dev.weir.evaluators.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages that older versions of the GenAI conventions put into the events of a span. */
final class GenAiEvents {
    /** Which role each event's message has. */
    private static final Map<String, String> ROLES =
            Map.of(
                    "gen_ai.system.message", Messages.SYSTEM,
                    "gen_ai.user.message", Messages.USER,
                    "gen_ai.assistant.message", Messages.ASSISTANT,
                    "gen_ai.tool.message", Messages.TOOL);

    private GenAiEvents() {}

    static List<Message> input(List<Event> events) {
        var messages = new ArrayList<Message>();
        for (Event event : events) {
            String role = ROLES.get(event.name());
            if (event.name().equals("gen_ai.content.prompt")) {
                messages.addAll(
                        Messages.read(event.attributes().first("gen_ai.prompt"), Messages.USER));
            } else if (role != null) {
                messages.add(Messages.message(body(event), role));
            }
        }
        return messages;
    }

    static List<Message> output(List<Event> events) {
        var messages = new ArrayList<Message>();
        for (Event event : events) {
            if (event.name().equals("gen_ai.content.completion")) {
                messages.addAll(
                        Messages.read(
                                event.attributes().first("gen_ai.completion"), Messages.ASSISTANT));
            } else if (event.name().equals("gen_ai.choice")) {
                ObjectNode body = body(event);
                JsonNode message = body.path("message");
                messages.addAll(
                        Messages.read(
                                message.isMissingNode() ? body : message, Messages.ASSISTANT));
            }
        }
        return messages;
    }

    /** The attributes as one object; structured values come as JSON texts. */
    private static ObjectNode body(Event event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        event.attributes()
                .byName()
                .forEach(
                        (name, value) -> {
                            JsonNode inside =
                                    name.equals("content") ? value : event.attributes().json(name);
                            body.set(name, inside.isMissingNode() ? value : inside);
                        });
        return body;
    }
}
