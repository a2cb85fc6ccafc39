package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ObservationType;
import java.util.ArrayList;
import java.util.List;

/** The text of a span that follows the GenAI conventions. */
final class GenAiContent {
    private GenAiContent() {}

    static Content read(OtlpSpan span, Attributes said, ObservationType type) {
        if (type == ObservationType.TOOL) {
            return new Content(
                    Messages.read(said.first("gen_ai.tool.call.arguments"), Messages.ASSISTANT),
                    Messages.read(said.first("gen_ai.tool.call.result"), Messages.TOOL),
                    List.of(),
                    List.of(),
                    "");
        }
        List<Document> documents = Documents.read(said.first("gen_ai.retrieval.documents"));
        return new Content(
                input(span, said),
                output(span, said),
                documents,
                Tools.read(said.first("gen_ai.tool.definitions")),
                outputSchema(said));
    }

    private static List<Message> input(OtlpSpan span, Attributes said) {
        var messages = new ArrayList<Message>();
        messages.addAll(Messages.read(said.first("gen_ai.system_instructions"), Messages.SYSTEM));
        messages.addAll(Messages.read(said.first("gen_ai.input.messages"), Messages.USER));
        if (messages.isEmpty()) {
            messages.addAll(
                    Messages.read(said.first("gen_ai.retrieval.query.text"), Messages.USER));
        }
        return messages.isEmpty() ? GenAiEvents.input(span.events()) : messages;
    }

    private static List<Message> output(OtlpSpan span, Attributes said) {
        List<Message> messages =
                Messages.read(said.first("gen_ai.output.messages"), Messages.ASSISTANT);
        return messages.isEmpty() ? GenAiEvents.output(span.events()) : messages;
    }

    private static String outputSchema(Attributes said) {
        JsonNode format =
                said.first(
                        "gen_ai.request.response_format",
                        "gen_ai.openai.request.response_format",
                        "gen_ai.output.schema",
                        "gen_ai.request.structured_output_schema");
        String schema = Tools.ofFormat(format);
        return schema.isEmpty() ? Tools.ofFormat(said.first("gen_ai.output.type")) : schema;
    }
}
