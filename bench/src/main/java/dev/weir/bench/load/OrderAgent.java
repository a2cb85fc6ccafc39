package dev.weir.bench.load;

import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;

/** An agent that has looked up an order with a tool and now answers. */
final class OrderAgent implements Scenario {
    private static final ToolDefinition LOOKUP =
            new ToolDefinition(
                    "lookup_order",
                    "Gives the state of an order and its last events.",
                    """
                    {"type":"object","required":["order"],"additionalProperties":false,\
                    "properties":{"order":{"type":"string","minLength":4},\
                    "events":{"type":"integer","minimum":1,"maximum":50}}}\
                    """);

    @Override
    public void write(TraceDraft draft) {
        Teller teller = draft.teller();
        String arguments =
                "{\"order\":\"%s\",\"events\":%d}"
                        .formatted(teller.tell("order"), teller.number(3, 9));
        String callId = "call_" + teller.number(100_000, 999_999);
        List<Message> input = new ArrayList<>();
        input.add(Message.of("system", teller.tell("agent.system")));
        input.add(Message.of("user", teller.tell("agent.request")));
        input.add(
                new Message("assistant", List.of(Part.toolCall(callId, LOOKUP.name(), arguments))));
        int half = (draft.budget() - TraceDraft.chars(input)) / 2;
        String result = result(teller, half);
        input.add(new Message("tool", List.of(Part.toolResult(callId, result))));
        draft.tool(LOOKUP.name(), arguments, result);
        draft.generation(
                "order_agent",
                Ask.of(input).offering(List.of(LOOKUP)),
                teller.tell("agent.answer"));
    }

    private static String result(Teller teller, int chars) {
        var events = new StringBuilder();
        while (events.length() < chars) {
            events.append(events.isEmpty() ? "" : ",")
                    .append(
                            "{\"on\":\"2026-11-%02d\",\"status\":\"%s\",\"note\":\"%s\"}"
                                    .formatted(
                                            teller.number(1, 28),
                                            teller.tell("agent.status"),
                                            teller.tell("agent.note")));
        }
        return "{\"order\":\"%s\",\"product\":\"%s\",\"mail\":\"%s\",\"events\":[%s]}"
                .formatted(
                        teller.tell("order"), teller.tell("product"), teller.tell("mail"), events);
    }
}
