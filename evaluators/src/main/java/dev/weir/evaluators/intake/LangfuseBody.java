package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of Langfuse's entities; only the fields named here are kept. */
final class LangfuseBody {
    private LangfuseBody() {}

    /** A trace as a whole: its name, user, session, tags, release and texts. */
    static Span trace(JsonNode body) throws Refusal {
        Instant start = Times.instant(body, "timestamp");
        return new Span(
                ObservationType.UNSPECIFIED,
                Fields.text(body, "name"),
                "",
                new Timing(start, null, null),
                ModelCall.NONE,
                new Content(
                        Messages.read(body.path("input"), Messages.USER),
                        Messages.read(body.path("output"), Messages.ASSISTANT),
                        List.of(),
                        List.of(),
                        ""),
                Usage.UNKNOWN,
                null,
                attribution(body),
                Outcome.UNSPECIFIED,
                metadata(body),
                Map.of());
    }

    /** A new observation: what it leaves out has its default. An event ends when it starts. */
    static Span created(JsonNode body, String kind, @Nullable Instant timestamp) throws Refusal {
        Timing stated = timing(body);
        Instant start = stated.start() == null ? timestamp : stated.start();
        ObservationType type = LangfuseTypes.of(body, kind);
        Instant end = type == ObservationType.EVENT ? start : stated.end();
        return span(body, type, new Timing(start, end, stated.firstToken()), Level.DEFAULT);
    }

    /** An update: what it leaves out stays as it was. */
    static Span updated(JsonNode body, String kind) throws Refusal {
        return span(body, LangfuseTypes.of(body, kind), timing(body), Level.UNSPECIFIED);
    }

    private static Span span(JsonNode body, ObservationType type, Timing timing, Level level)
            throws Refusal {
        Usage usage = usage(body);
        return new Span(
                type,
                Fields.text(body, "name"),
                Fields.text(body, "parentObservationId"),
                timing,
                call(body),
                content(body, type),
                usage,
                LangfuseCosts.of(body, usage),
                attribution(body),
                outcome(body, level),
                metadata(body),
                Map.of());
    }

    private static Timing timing(JsonNode body) throws Refusal {
        return new Timing(
                Times.instant(body, "startTime"),
                Times.instant(body, "endTime"),
                Times.instant(body, "completionStartTime"));
    }

    private static ModelCall call(JsonNode body) {
        String model = Fields.text(body, "model");
        return new ModelCall(
                Providers.ofModel(model),
                model,
                "",
                Fields.texts(body.path("modelParameters"), "modelParameters"),
                Fields.text(body, "promptName"),
                Fields.text(body, "promptVersion"),
                FinishReasons.of(body.path("output")));
    }

    /** A retriever's output is what it retrieved; it is not kept twice. */
    private static Content content(JsonNode body, ObservationType type) {
        JsonNode input = body.path("input");
        JsonNode output = body.path("output");
        JsonNode request = input.isTextual() ? Json.embeddedIfLikely(input.textValue()) : input;
        JsonNode parameters = body.path("modelParameters");
        boolean tool = type == ObservationType.TOOL;
        List<Document> documents =
                type == ObservationType.RETRIEVER ? Documents.read(output) : List.of();
        JsonNode tools = Fields.first(request, "tools");
        String schema = Tools.outputSchema(parameters);
        return new Content(
                Messages.read(input, tool ? Messages.ASSISTANT : Messages.USER),
                documents.isEmpty()
                        ? Messages.read(output, tool ? Messages.TOOL : Messages.ASSISTANT)
                        : List.of(),
                documents,
                Tools.read(tools.isMissingNode() ? parameters.path("tools") : tools),
                schema.isEmpty() ? Tools.outputSchema(request) : schema);
    }

    private static Attribution attribution(JsonNode body) {
        List<String> tags = Fields.list(body.path("tags"));
        String feature = Fields.text(body.path("metadata"), "feature");
        return new Attribution(
                Fields.text(body, "environment"),
                Fields.text(body, "userId"),
                Fields.text(body, "sessionId"),
                feature.isEmpty() && !tags.isEmpty() ? tags.get(0) : feature,
                tags,
                Fields.text(body, "release"));
    }

    private static Map<String, String> metadata(JsonNode body) {
        Map<String, String> metadata = Fields.texts(body.path("metadata"), "metadata");
        String version = Fields.text(body, "version");
        if (version.isEmpty()) {
            return metadata;
        }
        var withVersion = new LinkedHashMap<>(metadata);
        withVersion.putIfAbsent("version", version);
        return withVersion;
    }

    private static Usage usage(JsonNode body) {
        Usage details = Usages.read(body.path("usageDetails"));
        return details.isKnown() ? details : Usages.read(body.path("usage"));
    }

    private static Outcome outcome(JsonNode body, Level otherwise) {
        Level level =
                switch (Fields.text(body, "level").toUpperCase(Locale.ROOT)) {
                    case "DEBUG" -> Level.DEBUG;
                    case "DEFAULT" -> Level.DEFAULT;
                    case "WARNING" -> Level.WARNING;
                    case "ERROR" -> Level.ERROR;
                    default -> otherwise;
                };
        String message = Fields.text(body, "statusMessage");
        return new Outcome(
                level, message, level == Level.ERROR ? ErrorTypes.ofMessage(message) : "");
    }
}
