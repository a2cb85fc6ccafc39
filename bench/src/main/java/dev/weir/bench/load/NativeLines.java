package dev.weir.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.bench.load.GeneratedTrace.GeneratedSpan;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.Usage;
import java.util.List;

/** Writes a trace as native lines, one a span. */
final class NativeLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private NativeLines() {}

    static List<byte[]> of(GeneratedTrace trace) {
        return trace.spans().stream().map(span -> line(trace, span)).toList();
    }

    private static byte[] line(GeneratedTrace trace, GeneratedSpan generated) {
        Span span = generated.span();
        ObjectNode line = MAPPER.createObjectNode();
        line.put("project", trace.project());
        line.put("environment", span.attribution().environment());
        line.put("traceId", trace.traceId());
        line.put("observationId", generated.id());
        putUnlessEmpty(line, "parentId", span.parentId());
        line.put("type", span.type().id());
        line.put("name", span.name());
        line.put("startTime", String.valueOf(span.timing().start()));
        line.put("endTime", String.valueOf(span.timing().end()));
        content(line, span);
        if (span.type() == ObservationType.GENERATION) {
            call(line, span);
        }
        putUnlessEmpty(line, "userId", span.attribution().userKey());
        line.put("sessionId", span.attribution().sessionId());
        putUnlessEmpty(line, "feature", span.attribution().feature());
        line.put("release", span.attribution().release());
        return bytes(line);
    }

    private static void content(ObjectNode line, Span span) {
        Content content = span.content();
        if (span.type() == ObservationType.GENERATION) {
            line.set("input", ChatJson.messages(content.input()));
        } else {
            line.put("input", content.input().get(0).text());
        }
        if (!content.output().isEmpty()) {
            line.put("output", content.output().get(0).text());
        }
        if (!content.context().isEmpty()) {
            ArrayNode context = line.putArray("context");
            for (Document document : content.context()) {
                context.addObject()
                        .put("id", document.id())
                        .put("content", document.content())
                        .put("score", document.score());
            }
        }
        if (!content.tools().isEmpty()) {
            ArrayNode tools = line.putArray("tools");
            for (ToolDefinition tool : content.tools()) {
                tools.addObject()
                        .put("name", tool.name())
                        .put("description", tool.description())
                        .set("parameters", parsed(tool.parameters()));
            }
        }
    }

    private static void call(ObjectNode line, Span span) {
        if (span.timing().firstToken() != null) {
            line.put("completionStartTime", span.timing().firstToken().toString());
        }
        line.put("provider", span.call().provider());
        line.put("requestedModel", span.call().requestedModel());
        line.put("model", span.call().model());
        ObjectNode parameters = line.putObject("parameters");
        span.call().parameters().forEach(parameters::put);
        putUnlessEmpty(line, "finishReason", span.call().finishReason());
        putUnlessEmpty(line, "promptName", span.call().promptName());
        putUnlessEmpty(line, "promptVersion", span.call().promptVersion());
        putUnlessEmpty(line, "errorType", span.outcome().errorType());
        if (span.outcome().isError()) {
            line.put("level", span.outcome().level().name());
            line.put("statusMessage", span.outcome().statusMessage());
        }
        Usage usage = span.usage();
        if (usage.isKnown()) {
            line.putObject("usage").put("input", usage.input()).put("output", usage.output());
        }
        if (!span.content().outputSchema().isEmpty()) {
            parameters.set("response_format", responseFormat(span.content().outputSchema()));
        }
    }

    /** As the OpenAI API takes it. */
    static ObjectNode responseFormat(String schema) {
        ObjectNode format = MAPPER.createObjectNode().put("type", "json_schema");
        format.putObject("json_schema").put("name", "letter").set("schema", parsed(schema));
        return format;
    }

    private static void putUnlessEmpty(ObjectNode line, String key, String value) {
        if (!value.isEmpty()) {
            line.put(key, value);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the generator writes JSON", e);
        }
    }

    private static byte[] bytes(ObjectNode line) {
        try {
            return MAPPER.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
