package dev.weir.bench.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import dev.weir.bench.load.GeneratedTrace.GeneratedSpan;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.ToolDefinition;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes traces as OTLP protobuf under the GenAI conventions. */
final class OtlpRequests {
    private OtlpRequests() {}

    /** One request, as a collector batches the spans of many traces. */
    static byte[] of(List<GeneratedTrace> traces) {
        var scope = ScopeSpans.newBuilder();
        scope.getScopeBuilder().setName("weir-bench").setVersion("1");
        for (GeneratedTrace trace : traces) {
            trace.spans().forEach(span -> scope.addSpans(span(trace.traceId(), span)));
        }
        var resource = ResourceSpans.newBuilder().addScopeSpans(scope);
        GeneratedTrace first = traces.get(0);
        resource.getResourceBuilder()
                .addAttributes(attribute("service.name", first.project()))
                .addAttributes(attribute("service.version", "5.2.0"))
                .addAttributes(attribute("deployment.environment.name", "production"));
        return TracesData.newBuilder().addResourceSpans(resource).build().toByteArray();
    }

    private static Span span(String traceId, GeneratedSpan generated) {
        var said = generated.span();
        Span.Builder span =
                Span.newBuilder()
                        .setTraceId(bytes(traceId))
                        .setSpanId(bytes(generated.id()))
                        .setParentSpanId(bytes(said.parentId()))
                        .setName(said.name())
                        .setKindValue(Span.SpanKind.SPAN_KIND_INTERNAL_VALUE)
                        .setStartTimeUnixNano(nanos(said.timing().start()))
                        .setEndTimeUnixNano(nanos(said.timing().end()));
        text(span, "user.id", said.attribution().userKey());
        text(span, "session.id", said.attribution().sessionId());
        text(span, "app.feature", said.attribution().feature());
        switch (said.type()) {
            case RETRIEVER -> retrieval(span, said);
            case TOOL -> tool(span, said);
            default -> generation(span, said);
        }
        return span.build();
    }

    private static void retrieval(Span.Builder span, dev.weir.evaluators.model.Span said) {
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        for (Document document : said.content().context()) {
            documents
                    .addObject()
                    .put("id", document.id())
                    .put("score", document.score())
                    .put("content", document.content());
        }
        text(span, "gen_ai.operation.name", "retrieval");
        text(span, "gen_ai.retrieval.query.text", said.content().input().get(0).text());
        text(span, "gen_ai.retrieval.documents", documents.toString());
    }

    private static void tool(Span.Builder span, dev.weir.evaluators.model.Span said) {
        text(span, "gen_ai.operation.name", "execute_tool");
        text(span, "gen_ai.tool.name", said.name());
        text(span, "gen_ai.tool.call.arguments", said.content().input().get(0).text());
        text(span, "gen_ai.tool.call.result", said.content().output().get(0).text());
    }

    private static void generation(Span.Builder span, dev.weir.evaluators.model.Span said) {
        var call = said.call();
        var content = said.content();
        text(span, "gen_ai.operation.name", "chat");
        text(span, "gen_ai.provider.name", call.provider());
        text(span, "gen_ai.request.model", call.requestedModel());
        text(span, "gen_ai.response.model", call.model());
        text(span, "gen_ai.prompt.name", call.promptName());
        text(span, "gen_ai.prompt.version", call.promptVersion());
        call.parameters().forEach((name, value) -> text(span, "gen_ai.request." + name, value));
        text(span, "gen_ai.input.messages", ChatJson.genAiMessages(content.input()).toString());
        if (!content.output().isEmpty()) {
            text(
                    span,
                    "gen_ai.output.messages",
                    ChatJson.genAiMessages(content.output()).toString());
        }
        tools(span, content.tools());
        if (!content.outputSchema().isEmpty()) {
            text(
                    span,
                    "gen_ai.openai.request.response_format",
                    NativeLines.responseFormat(content.outputSchema()).toString());
        }
        finish(span, said);
    }

    private static void tools(Span.Builder span, List<ToolDefinition> tools) {
        if (!tools.isEmpty()) {
            ArrayNode written = JsonNodeFactory.instance.arrayNode();
            for (ToolDefinition tool : tools) {
                written.addObject()
                        .put("type", "function")
                        .put("name", tool.name())
                        .put("description", tool.description())
                        .put("parameters", tool.parameters());
            }
            text(span, "gen_ai.tool.definitions", written.toString());
        }
    }

    private static void finish(Span.Builder span, dev.weir.evaluators.model.Span said) {
        if (!said.call().finishReason().isEmpty()) {
            var reasons = AnyValue.newBuilder();
            reasons.getArrayValueBuilder()
                    .addValues(AnyValue.newBuilder().setStringValue(said.call().finishReason()));
            span.addAttributes(
                    KeyValue.newBuilder()
                            .setKey("gen_ai.response.finish_reasons")
                            .setValue(reasons));
        }
        Long untilFirstToken = said.timing().timeToFirstTokenMs();
        if (untilFirstToken != null) {
            span.addAttributes(
                    KeyValue.newBuilder()
                            .setKey("gen_ai.response.time_to_first_chunk")
                            .setValue(
                                    AnyValue.newBuilder()
                                            .setDoubleValue(untilFirstToken / 1_000.0)));
        }
        count(span, "gen_ai.usage.input_tokens", said.usage().input());
        count(span, "gen_ai.usage.output_tokens", said.usage().output());
        if (said.outcome().isError()) {
            text(span, "error.type", said.outcome().errorType());
            span.getStatusBuilder()
                    .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                    .setMessage(said.outcome().statusMessage());
        }
    }

    private static void text(Span.Builder span, String key, String value) {
        if (!value.isEmpty()) {
            span.addAttributes(attribute(key, value));
        }
    }

    private static void count(Span.Builder span, String key, @Nullable Long value) {
        if (value != null) {
            span.addAttributes(
                    KeyValue.newBuilder()
                            .setKey(key)
                            .setValue(AnyValue.newBuilder().setIntValue(value)));
        }
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static long nanos(@Nullable Instant time) {
        return time == null ? 0 : Duration.between(Instant.EPOCH, time).toNanos();
    }
}
