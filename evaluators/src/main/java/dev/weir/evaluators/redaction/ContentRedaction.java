package dev.weir.evaluators.redaction;

import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.ToolDefinition;

/** Redacts what was said, retrieved and offered. */
final class ContentRedaction {
    private final FieldRedaction fields;

    ContentRedaction(FieldRedaction fields) {
        this.fields = fields;
    }

    Content redact(Content raw) {
        return new Content(
                fields.list("input", raw.input(), this::message),
                fields.list("output", raw.output(), this::message),
                fields.list("context", raw.context(), this::document),
                fields.list("tools", raw.tools(), this::tool),
                fields.text("schema", raw.outputSchema()));
    }

    private Message message(String field, Message raw) {
        return new Message(
                fields.text(field, raw.role()), fields.list(field, raw.parts(), this::part));
    }

    private Part part(String field, Part raw) {
        return new Part(
                raw.type(),
                fields.text(field, raw.text()),
                fields.id(raw.callId()),
                fields.text(field, raw.name()));
    }

    private Document document(String field, Document raw) {
        return new Document(fields.id(raw.id()), fields.text(field, raw.content()), raw.score());
    }

    private ToolDefinition tool(String field, ToolDefinition raw) {
        return new ToolDefinition(
                fields.text(field, raw.name()),
                fields.text(field, raw.description()),
                fields.text(field, raw.parameters()));
    }
}
