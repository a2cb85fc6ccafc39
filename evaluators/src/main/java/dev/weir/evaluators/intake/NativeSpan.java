package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields of a native observation. Weir's own format is read strictly, so mistakes show. */
final class NativeSpan {
    private static final Set<String> KNOWN =
            Set.of(
                    "project",
                    "environment",
                    "traceId",
                    "observationId",
                    "parentId",
                    "type",
                    "name",
                    "startTime",
                    "endTime",
                    "completionStartTime",
                    "provider",
                    "requestedModel",
                    "model",
                    "parameters",
                    "input",
                    "output",
                    "context",
                    "tools",
                    "toolCalls",
                    "finishReason",
                    "usage",
                    "usageInclusive",
                    "cost",
                    "userId",
                    "sessionId",
                    "feature",
                    "tags",
                    "metadata",
                    "release",
                    "promptName",
                    "promptVersion",
                    "level",
                    "statusMessage",
                    "errorType",
                    "outputSchema");

    private NativeSpan() {}

    static Span read(JsonNode line) throws Refusal {
        ObservationType type = type(line);
        return new Span(
                type,
                Fields.text(line, "name"),
                Fields.text(line, "parentId"),
                timing(line),
                call(line),
                NativeContent.read(line, type),
                NativeUsage.read(line),
                NativeUsage.cost(line),
                attribution(line),
                outcome(line),
                metadata(line),
                Map.of());
    }

    private static ObservationType type(JsonNode line) throws Refusal {
        String given = Fields.text(line, "type").toUpperCase(Locale.ROOT);
        if (given.isEmpty()) {
            return ObservationType.GENERATION;
        }
        for (ObservationType type : ObservationType.values()) {
            if (type.name().equals(given) && type != ObservationType.UNSPECIFIED) {
                return type;
            }
        }
        throw Refusal.invalid(
                "type",
                "generation, embedding, retriever, tool, agent, chain, guardrail, span, event or"
                        + " feedback");
    }

    /** A line is written when its work is done: without an end it ended when it started. */
    private static Timing timing(JsonNode line) throws Refusal {
        Instant start = Times.instant(line, "startTime");
        Instant end = Times.instant(line, "endTime");
        if (end == null) {
            end = start == null ? Instant.EPOCH : start;
        }
        return new Timing(start, end, Times.instant(line, "completionStartTime"));
    }

    private static ModelCall call(JsonNode line) throws Refusal {
        String requested = Fields.text(line, "requestedModel");
        String model = Fields.text(line, "model");
        String provider = Providers.unified(Fields.text(line, "provider"));
        String known = model.isEmpty() ? requested : model;
        return new ModelCall(
                provider.isEmpty() ? Providers.ofModel(known) : provider,
                requested,
                model,
                Fields.texts(object(line, "parameters"), "parameters"),
                Fields.text(line, "promptName"),
                Fields.text(line, "promptVersion"),
                FinishReasons.unified(Fields.text(line, "finishReason")));
    }

    private static Attribution attribution(JsonNode line) {
        String environment = Fields.text(line, "environment");
        return new Attribution(
                environment.isEmpty() ? NativeDecoder.DEFAULT : environment,
                Fields.text(line, "userId"),
                Fields.text(line, "sessionId"),
                Fields.text(line, "feature"),
                Fields.list(line.path("tags")),
                Fields.text(line, "release"));
    }

    private static Outcome outcome(JsonNode line) throws Refusal {
        String given = Fields.text(line, "level").toUpperCase(Locale.ROOT);
        Level level =
                switch (given) {
                    case "", "DEFAULT", "INFO" -> Level.DEFAULT;
                    case "DEBUG" -> Level.DEBUG;
                    case "WARNING", "WARN" -> Level.WARNING;
                    case "ERROR" -> Level.ERROR;
                    default -> throw Refusal.invalid("level", "DEBUG, DEFAULT, WARNING or ERROR");
                };
        String message = Fields.text(line, "statusMessage");
        String stated = Fields.text(line, "errorType");
        boolean failed = level == Level.ERROR || !stated.isEmpty();
        return new Outcome(
                failed ? Level.ERROR : level,
                message,
                failed ? ErrorTypes.of(stated, message) : "");
    }

    private static Map<String, String> metadata(JsonNode line) {
        var metadata = new LinkedHashMap<>(Fields.texts(line.path("metadata"), "metadata"));
        for (Map.Entry<String, JsonNode> field : line.properties()) {
            if (!KNOWN.contains(field.getKey()) && !Fields.isAbsent(field.getValue())) {
                metadata.putIfAbsent(field.getKey(), Fields.asText(field.getValue()));
            }
        }
        return metadata;
    }

    static JsonNode object(JsonNode line, String field) throws Refusal {
        JsonNode node = line.path(field);
        if (!Fields.isAbsent(node) && !node.isObject()) {
            throw Refusal.invalid(field, "a JSON object");
        }
        return node;
    }
}
