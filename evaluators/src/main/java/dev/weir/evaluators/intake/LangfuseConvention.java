package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.model.Span;
import java.time.Instant;
import java.util.Map;

/**
 * Spans of Langfuse's SDKs from version 4 on. They say in attributes what the ingestion API says in
 * bodies, so they are brought into that shape and read like one.
 */
final class LangfuseConvention implements Convention {
    private static final String OBSERVATION = "langfuse.observation.";
    private static final String TRACE = "langfuse.trace.";

    @Override
    public boolean isUsedBy(OtlpSpan span) {
        return span.scope().equals("langfuse-sdk")
                || span.attributes().has(OBSERVATION + "type")
                || span.attributes().hasAny("langfuse.");
    }

    @Override
    public Span read(OtlpSpan span) throws Refusal {
        Attributes said = span.attributes();
        ObjectNode body = common(said);
        body.set("name", JsonNodeFactory.instance.textNode(span.name()));
        set(body, "input", said.first(OBSERVATION + "input"));
        set(body, "output", said.first(OBSERVATION + "output"));
        set(body, "model", said.first(OBSERVATION + "model.name"));
        set(body, "modelParameters", said.json(OBSERVATION + "model.parameters"));
        set(body, "usageDetails", said.json(OBSERVATION + "usage_details"));
        set(body, "costDetails", said.json(OBSERVATION + "cost_details"));
        set(body, "level", said.first(OBSERVATION + "level"));
        set(body, "statusMessage", said.first(OBSERVATION + "status_message"));
        set(body, "promptName", said.first(OBSERVATION + "prompt.name"));
        set(body, "promptVersion", said.first(OBSERVATION + "prompt.version"));
        ObjectNode metadata = metadata(said, OBSERVATION + "metadata");
        if (!metadata.has("feature")) {
            set(metadata, "feature", said.first(TRACE + "metadata.feature"));
        }
        body.set("metadata", metadata);
        addFirstToken(said, body);
        String type = said.text(OBSERVATION + "type");
        Span read = LangfuseBody.updated(body, type);
        return type.isEmpty() ? read.withType(Span.EMPTY.type()) : read;
    }

    @Override
    public Span trace(OtlpSpan span) throws Refusal {
        Attributes said = span.attributes();
        if (!said.hasAny(TRACE)) {
            return Span.EMPTY;
        }
        ObjectNode body = common(said);
        set(body, "name", said.first(TRACE + "name"));
        set(body, "input", said.first(TRACE + "input"));
        set(body, "output", said.first(TRACE + "output"));
        body.set("metadata", metadata(said, TRACE + "metadata"));
        return LangfuseBody.trace(body);
    }

    private static ObjectNode common(Attributes said) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        set(body, "environment", said.first("langfuse.environment"));
        set(body, "userId", said.first("user.id", "langfuse.user.id"));
        set(body, "sessionId", said.first("session.id", "langfuse.session.id"));
        set(body, "release", said.first("langfuse.release"));
        set(body, "version", said.first("langfuse.version"));
        JsonNode tags = said.json(TRACE + "tags");
        set(body, "tags", tags.isMissingNode() ? said.first(TRACE + "tags") : tags);
        return body;
    }

    /** One attribute a key, or all of it as JSON under the bare name. */
    private static ObjectNode metadata(Attributes said, String name) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (said.json(name) instanceof ObjectNode whole) {
            metadata.setAll(whole);
        }
        for (Map.Entry<String, JsonNode> entry : said.under(name + ".").entrySet()) {
            metadata.set(entry.getKey(), entry.getValue());
        }
        return metadata;
    }

    private static void addFirstToken(Attributes said, ObjectNode body) {
        JsonNode quoted = said.json(OBSERVATION + "completion_start_time");
        String text =
                quoted.isTextual()
                        ? quoted.textValue()
                        : said.text(OBSERVATION + "completion_start_time");
        Instant at = Times.parse(text);
        if (at != null) {
            body.put("completionStartTime", at.toString());
        }
    }

    private static void set(ObjectNode body, String name, JsonNode value) {
        if (!Fields.isAbsent(value)) {
            body.set(name, value);
        }
    }
}
