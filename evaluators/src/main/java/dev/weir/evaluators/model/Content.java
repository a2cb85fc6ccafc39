package dev.weir.evaluators.model;

import java.util.List;
import java.util.Objects;

/**
 * The text of a span: what went in, what came out, what was retrieved and which tools were offered.
 *
 * @param outputSchema the JSON Schema that the request demanded of the output, as JSON text; empty
 *     when none was demanded
 */
public record Content(
        List<Message> input,
        List<Message> output,
        List<Document> context,
        List<ToolDefinition> tools,
        String outputSchema) {
    public static final Content EMPTY = new Content(List.of(), List.of(), List.of(), List.of(), "");

    public Content {
        input = Objects.requireNonNullElse(input, List.of());
        output = Objects.requireNonNullElse(output, List.of());
        context = Objects.requireNonNullElse(context, List.of());
        tools = Objects.requireNonNullElse(tools, List.of());
        outputSchema = Objects.requireNonNullElse(outputSchema, "");
    }

    /** What is given in {@code newer} replaces what is given here. */
    Content overlay(Content newer) {
        if (newer.equals(EMPTY)) {
            return this;
        }
        return new Content(
                Absent.or(newer.input, input),
                Absent.or(newer.output, output),
                Absent.or(newer.context, context),
                Absent.or(newer.tools, tools),
                Absent.or(newer.outputSchema, outputSchema));
    }

    public Content withContext(List<Document> documents) {
        return new Content(input, output, documents, tools, outputSchema);
    }
}
