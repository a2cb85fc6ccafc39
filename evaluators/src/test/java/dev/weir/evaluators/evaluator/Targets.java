package dev.weir.evaluators.evaluator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Observations and traces for tests, from the few fields that a fixture names. */
public final class Targets {
    public static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    private Targets() {}

    public static Observation generation(String output) {
        var content =
                new Content(
                        List.of(),
                        List.of(Message.of("assistant", output)),
                        List.of(),
                        List.of(),
                        "");
        return observation("o-1", span(ObservationType.GENERATION, content));
    }

    public static Span span(ObservationType type, Content content) {
        return new Span(
                type,
                "answer",
                "",
                Timing.UNKNOWN,
                ModelCall.NONE,
                content,
                Usage.UNKNOWN,
                null,
                Attribution.NONE,
                Outcome.UNSPECIFIED,
                Map.of(),
                Map.of());
    }

    public static Observation observation(String id, Span span) {
        return new Observation(
                "demo",
                "t-1",
                id,
                1,
                span,
                Hashes.of(span.toString()),
                new ContentOrder(AT, 1),
                AT,
                AT,
                null);
    }

    public static Trace trace(List<Observation> observations) {
        return new Trace(
                "demo",
                "t-1",
                1,
                "run",
                Attribution.NONE,
                Map.of(),
                observations,
                Hashes.of(observations.toString()),
                new ContentOrder(AT, observations.size()),
                AT,
                AT,
                null);
    }

    public static Trace trace(JsonNode fixture) {
        var observations = new ArrayList<Observation>();
        for (JsonNode node : fixture.path("observations")) {
            observations.add(observation("o-" + (observations.size() + 1), node));
        }
        return trace(observations);
    }

    public static Observation observation(JsonNode fixture) {
        return observation("o-1", fixture);
    }

    private static Observation observation(String id, JsonNode node) {
        return observation(
                id,
                new Span(
                        ObservationType.valueOf(node.path("type").asText("GENERATION")),
                        node.path("name").asText(""),
                        node.path("parentId").asText(""),
                        Timing.UNKNOWN,
                        call(node),
                        content(node),
                        node.has("usage")
                                ? new Usage(
                                        node.get("usage").longValue(),
                                        null,
                                        null,
                                        1L,
                                        null,
                                        Map.of())
                                : Usage.UNKNOWN,
                        null,
                        new Attribution(
                                "",
                                node.path("user").asText(""),
                                node.path("session").asText(""),
                                node.path("feature").asText(""),
                                List.of(),
                                ""),
                        new Outcome(
                                node.has("error") ? Level.ERROR : Level.DEFAULT,
                                "",
                                node.path("error").asText("")),
                        texts(node.path("metadata")),
                        counts(node.path("pii"))));
    }

    private static ModelCall call(JsonNode node) {
        return new ModelCall(
                "",
                node.path("model").asText(""),
                "",
                texts(node.path("parameters")),
                "",
                "",
                node.path("finishReason").asText(""));
    }

    private static Content content(JsonNode node) {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonNode tool : node.path("tools")) {
            tools.add(
                    new ToolDefinition(
                            tool.path("name").asText(), "", tool.path("parameters").toString()));
        }
        JsonNode schema = node.path("outputSchema");
        return new Content(
                input(node),
                output(node),
                List.of(),
                tools,
                schema.isTextual()
                        ? schema.textValue()
                        : schema.isMissingNode() ? "" : schema.toString());
    }

    private static List<Message> input(JsonNode node) {
        var messages = new ArrayList<Message>();
        if (node.has("input")) {
            messages.add(Message.of("user", node.get("input").textValue()));
        }
        for (JsonNode result : node.path("toolResults")) {
            messages.add(new Message("tool", List.of(Part.toolResult(result.textValue(), "done"))));
        }
        return messages;
    }

    private static List<Message> output(JsonNode node) {
        var parts = new ArrayList<Part>();
        if (node.has("output")) {
            parts.add(Part.text(node.get("output").textValue()));
        }
        if (node.has("refusal")) {
            parts.add(Part.of(PartType.REFUSAL, node.get("refusal").textValue()));
        }
        for (JsonNode call : node.path("toolCalls")) {
            parts.add(
                    Part.toolCall(
                            call.path("id").asText(),
                            call.path("name").asText(),
                            call.path("arguments").asText()));
        }
        return parts.isEmpty() ? List.of() : List.of(new Message("assistant", parts));
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new LinkedHashMap<String, String>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Map<String, Integer> counts(JsonNode node) {
        var counts = new LinkedHashMap<String, Integer>();
        node.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().intValue()));
        return counts;
    }
}
