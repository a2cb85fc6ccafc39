package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.intake.OtlpSpan.Event;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's semantic conventions for generative AI, current and older. */
final class GenAiConvention implements Convention {
    private static final String DETAILS = "gen_ai.client.inference.operation.details";
    private static final double MAX_SECONDS = 86_400;
    private static final double NANOS = 1e9;

    @Override
    public boolean isUsedBy(OtlpSpan span) {
        return span.attributes().hasAny("gen_ai.")
                || span.events().stream().anyMatch(event -> event.name().startsWith("gen_ai."));
    }

    @Override
    public Span read(OtlpSpan span) {
        Attributes said = withDetails(span);
        ObservationType type = type(said);
        return new Span(
                type,
                said.text("gen_ai.tool.name"),
                "",
                new Timing(null, null, firstToken(said, span.start())),
                call(said),
                GenAiContent.read(span, said, type),
                usage(said),
                cost(said),
                attribution(said),
                Outcome.UNSPECIFIED,
                metadata(said),
                Map.of());
    }

    /** The messages may stand in an event instead, under the names that attributes have. */
    private static Attributes withDetails(OtlpSpan span) {
        var all = new TreeMap<>(span.attributes().byName());
        for (Event event : span.events()) {
            if (event.name().equals(DETAILS)) {
                event.attributes().byName().forEach(all::putIfAbsent);
            }
        }
        return new Attributes(all);
    }

    private static ObservationType type(Attributes said) {
        return switch (said.text("gen_ai.operation.name")) {
            case "chat", "text_completion", "generate_content", "completion" ->
                    ObservationType.GENERATION;
            case "embeddings" -> ObservationType.EMBEDDING;
            case "execute_tool" -> ObservationType.TOOL;
            case "invoke_agent", "create_agent", "agent_step", "invoke_workflow" ->
                    ObservationType.AGENT;
            case "retrieval", "rerank" -> ObservationType.RETRIEVER;
            default -> typeOfAttributes(said);
        };
    }

    /** Emitters that name no operation still name the model they called. */
    private static ObservationType typeOfAttributes(Attributes said) {
        String model = said.text("gen_ai.request.model", "gen_ai.response.model");
        if (!model.isEmpty()) {
            return Providers.embeds(model) ? ObservationType.EMBEDDING : ObservationType.GENERATION;
        }
        return said.has("gen_ai.tool.name") ? ObservationType.TOOL : ObservationType.UNSPECIFIED;
    }

    private static @Nullable Instant firstToken(Attributes said, @Nullable Instant start) {
        Double seconds =
                Fields.number(
                        said.first(
                                "gen_ai.response.time_to_first_chunk",
                                "gen_ai.client.operation.time_to_first_chunk"));
        if (start == null || seconds == null || seconds < 0 || seconds > MAX_SECONDS) {
            return null;
        }
        return start.plusNanos(Math.round(seconds * NANOS));
    }

    private static ModelCall call(Attributes said) {
        String requested = said.text("gen_ai.request.model");
        String model = said.text("gen_ai.response.model");
        String provider = Providers.unified(said.text("gen_ai.provider.name", "gen_ai.system"));
        JsonNode reasons = said.first("gen_ai.response.finish_reasons");
        JsonNode reason = reasons.isArray() ? reasons.path(0) : reasons;
        String stated = FinishReasons.unified(Fields.asText(reason));
        return new ModelCall(
                provider.isEmpty()
                        ? Providers.ofModel(model.isEmpty() ? requested : model)
                        : provider,
                requested,
                model,
                parameters(said),
                said.text("gen_ai.prompt.name"),
                said.text("gen_ai.prompt.version"),
                stated.isEmpty()
                        ? FinishReasons.of(said.json("gen_ai.output.messages").path(0))
                        : stated);
    }

    private static Map<String, String> parameters(Attributes said) {
        var parameters = new LinkedHashMap<>(said.textsUnder("gen_ai.openai.request."));
        parameters.putAll(said.textsUnder("gen_ai.request."));
        parameters.remove("model");
        if (said.has("gen_ai.output.type")) {
            parameters.put("output.type", said.text("gen_ai.output.type"));
        }
        return parameters;
    }

    /** Cached tokens count as input, and reasoning as output, in these conventions. */
    private static Usage usage(Attributes said) {
        var raw = new LinkedHashMap<String, Long>();
        said.under("gen_ai.usage.")
                .forEach(
                        (name, value) -> {
                            Long count = name.equals("cost") ? null : Fields.count(value);
                            if (count != null) {
                                raw.put(name, count);
                            }
                        });
        return new Usages.Stated(
                        said.count("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
                        said.count(
                                "gen_ai.usage.cache_read.input_tokens",
                                "gen_ai.usage.cache_read_input_tokens"),
                        said.count(
                                "gen_ai.usage.cache_creation.input_tokens",
                                "gen_ai.usage.cache_creation_input_tokens"),
                        said.count("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
                        said.count(
                                "gen_ai.usage.reasoning.output_tokens",
                                "gen_ai.usage.reasoning_tokens"),
                        said.count("gen_ai.usage.total_tokens"),
                        raw)
                .counted(Usages.Counting.INCLUSIVE);
    }

    private static @Nullable BigDecimal cost(Attributes said) {
        return Fields.cost(said.first("gen_ai.usage.cost"));
    }

    private static Attribution attribution(Attributes said) {
        return new Attribution(
                "",
                "",
                said.text("gen_ai.conversation.id", "session.id"),
                said.text("app.feature", "feature", "gen_ai.agent.name", "gen_ai.workflow.name"),
                List.of(),
                "");
    }

    /** Ids that join this span with others, and the agent's name. */
    private static Map<String, String> metadata(Attributes said) {
        var metadata = new LinkedHashMap<String, String>();
        for (String name :
                List.of(
                        "gen_ai.agent.name",
                        "gen_ai.data_source.id",
                        "gen_ai.response.id",
                        "gen_ai.tool.call.id")) {
            String text = said.text(name);
            if (!text.isEmpty()) {
                metadata.put(name, text);
            }
        }
        return metadata;
    }
}
