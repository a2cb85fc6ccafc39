package dev.weir.bench.load;

import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ToolDefinition;
import java.util.List;

/** What a request to a model holds. */
record Ask(List<Message> input, List<ToolDefinition> tools, String outputSchema) {
    static Ask of(List<Message> input) {
        return new Ask(List.copyOf(input), List.of(), "");
    }

    Ask offering(List<ToolDefinition> offered) {
        return new Ask(input, offered, outputSchema);
    }

    Ask demanding(String schema) {
        return new Ask(input, tools, schema);
    }

    Content answered(List<Message> output) {
        return new Content(input, output, List.of(), tools, outputSchema);
    }
}
