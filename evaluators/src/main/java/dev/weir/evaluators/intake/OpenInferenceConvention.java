package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenInference, the conventions of Arize Phoenix. */
final class OpenInferenceConvention implements Convention {
    /** Content of the request, not settings of the model. */
    private static final Set<String> NO_PARAMETERS =
            Set.of("model", "tools", "system", "instructions", "messages", "input", "prompt");

    @Override
    public boolean isUsedBy(OtlpSpan span) {
        return span.attributes().has("openinference.span.kind");
    }

    @Override
    public Span read(OtlpSpan span) {
        Attributes said = span.attributes();
        ObservationType type = type(said.text("openinference.span.kind"));
        return new Span(
                type,
                type == ObservationType.TOOL ? said.text("tool.name") : "",
                "",
                Timing.UNKNOWN,
                call(said, span.failed()),
                content(said, type),
                usage(said),
                cost(said),
                attribution(said),
                Outcome.UNSPECIFIED,
                metadata(said),
                Map.of());
    }

    private static ObservationType type(String kind) {
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "LLM" -> ObservationType.GENERATION;
            case "EMBEDDING" -> ObservationType.EMBEDDING;
            case "RETRIEVER", "RERANKER" -> ObservationType.RETRIEVER;
            case "TOOL" -> ObservationType.TOOL;
            case "AGENT" -> ObservationType.AGENT;
            case "CHAIN" -> ObservationType.CHAIN;
            case "GUARDRAIL" -> ObservationType.GUARDRAIL;
            default -> ObservationType.SPAN;
        };
    }

    private static ModelCall call(Attributes said, boolean failed) {
        JsonNode parameters = said.json("llm.invocation_parameters");
        String requested = said.text("llm.request.model_name");
        requested = requested.isEmpty() ? Fields.text(parameters, "model") : requested;
        String named = said.text("llm.model_name", "embedding.model_name", "reranker.model_name");
        String model = said.text("llm.response.model_name");
        // On success the emitter overwrites the requested name by the one that answered.
        model = model.isEmpty() && !failed ? named : model;
        String provider = Providers.unified(said.text("llm.provider", "llm.system"));
        return new ModelCall(
                provider.isEmpty() ? Providers.ofModel(named) : provider,
                requested.isEmpty() && failed ? named : requested,
                model,
                parameters(parameters),
                said.text("llm.prompt_template.name", "prompt.id"),
                said.text("llm.prompt_template.version"),
                finishReason(said));
    }

    private static Map<String, String> parameters(JsonNode given) {
        var parameters = new LinkedHashMap<String, String>();
        Fields.texts(given, "invocation_parameters")
                .forEach(
                        (name, value) -> {
                            if (!NO_PARAMETERS.contains(name)) {
                                parameters.put(name, value);
                            }
                        });
        return parameters;
    }

    private static String finishReason(Attributes said) {
        String stated = FinishReasons.unified(said.text("llm.finish_reason"));
        return stated.isEmpty() ? FinishReasons.of(said.json("output.value")) : stated;
    }

    private static Content content(Attributes said, ObservationType type) {
        List<Document> documents = documents(said);
        JsonNode parameters = said.json("llm.invocation_parameters");
        String schema = Tools.outputSchema(parameters);
        return new Content(
                OpenInferenceMessages.input(said, type),
                OpenInferenceMessages.output(said, type, documents),
                documents,
                tools(said, parameters),
                schema.isEmpty() ? Tools.outputSchema(said.json("input.value")) : schema);
    }

    private static List<Document> documents(Attributes said) {
        var documents = new ArrayList<Document>();
        for (String list : List.of("retrieval.documents", "reranker.output_documents")) {
            for (JsonNode element : said.list(list)) {
                documents.add(Documents.document(element.path("document")));
            }
        }
        return documents;
    }

    private static List<ToolDefinition> tools(Attributes said, JsonNode parameters) {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonNode element : said.list("llm.tools")) {
            JsonNode schema = element.path("tool").path("json_schema");
            tools.addAll(Tools.readOne(schema));
        }
        return tools.isEmpty() ? Tools.read(parameters.path("tools")) : tools;
    }

    /** The prompt count contains the cached tokens, the completion count the reasoning. */
    private static Usage usage(Attributes said) {
        var raw = new LinkedHashMap<String, Long>();
        said.under("llm.token_count.")
                .forEach(
                        (name, value) -> {
                            Long count = Fields.count(value);
                            if (count != null) {
                                raw.put(name, count);
                            }
                        });
        return new Usages.Stated(
                        raw.get("prompt"),
                        raw.get("prompt_details.cache_read"),
                        raw.get("prompt_details.cache_write"),
                        raw.get("completion"),
                        raw.get("completion_details.reasoning"),
                        raw.get("total"),
                        raw)
                .counted(Usages.Counting.INCLUSIVE);
    }

    private static @Nullable BigDecimal cost(Attributes said) {
        BigDecimal total = Fields.cost(said.first("llm.cost.total"));
        BigDecimal prompt = Fields.cost(said.first("llm.cost.prompt"));
        BigDecimal completion = Fields.cost(said.first("llm.cost.completion"));
        if (total == null && prompt != null && completion != null) {
            return prompt.add(completion);
        }
        return total;
    }

    private static Attribution attribution(Attributes said) {
        JsonNode tags = said.json("tag.tags");
        return new Attribution(
                "",
                said.text("user.id"),
                said.text("session.id"),
                Fields.text(said.json("metadata"), "feature"),
                Fields.list(tags.isMissingNode() ? said.first("tag.tags") : tags),
                "");
    }

    private static Map<String, String> metadata(Attributes said) {
        JsonNode stated = said.json("metadata");
        var metadata =
                new LinkedHashMap<>(
                        Fields.texts(
                                stated.isMissingNode() ? said.first("metadata") : stated,
                                "metadata"));
        String callId = said.text("tool_call.id");
        if (!callId.isEmpty()) {
            metadata.put("tool_call.id", callId);
        }
        return metadata;
    }
}
