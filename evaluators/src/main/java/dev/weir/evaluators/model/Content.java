package dev.weir.evaluators.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
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
    private static final Pattern ELEMENT = Pattern.compile("(context|tool-calls)\\[([0-9]{1,9})]");

    public static final Content EMPTY = new Content(List.of(), List.of(), List.of(), List.of(), "");

    public Content {
        input = Objects.requireNonNullElse(input, List.of());
        output = Objects.requireNonNullElse(output, List.of());
        context = Objects.requireNonNullElse(context, List.of());
        tools = Objects.requireNonNullElse(tools, List.of());
        outputSchema = Objects.requireNonNullElse(outputSchema, "");
    }

    /** The input as text: every message's text, joined by line breaks. Field {@code input}. */
    public String inputText() {
        return text(input);
    }

    /** The answer as text: what evidence on field {@code output} points into. */
    public String outputText() {
        return text(output);
    }

    /** The tool calls that the output asks for, in order. */
    public List<Part> toolCalls() {
        var calls = new ArrayList<Part>();
        for (Message message : output) {
            for (Part part : message.parts()) {
                if (part.type() == PartType.TOOL_CALL) {
                    calls.add(part);
                }
            }
        }
        return calls;
    }

    /** The text of a field that evidence names; empty when there is no such text. */
    public String text(String field) {
        if (field.equals("input")) {
            return inputText();
        }
        if (field.equals("output")) {
            return outputText();
        }
        Matcher element = ELEMENT.matcher(field);
        if (!element.matches()) {
            return "";
        }
        List<String> texts =
                element.group(1).equals("context")
                        ? context.stream().map(Document::content).toList()
                        : toolCalls().stream().map(Part::text).toList();
        int index = Integer.parseInt(element.group(2));
        return index < texts.size() ? texts.get(index) : "";
    }

    private static String text(List<Message> messages) {
        if (messages.size() == 1) {
            return messages.get(0).text();
        }
        var joined = new StringBuilder();
        for (Message message : messages) {
            String text = message.text();
            if (!text.isEmpty()) {
                if (!joined.isEmpty()) {
                    joined.append('\n');
                }
                joined.append(text);
            }
        }
        return joined.toString();
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
