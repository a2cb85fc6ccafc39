package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Why a model stopped, by one name each for all providers. */
final class FinishReasons {
    private FinishReasons() {}

    static String unified(String given) {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "stop_sequence", "eos", "complete", "completed" -> "stop";
            case "length", "max_tokens", "max_output_tokens", "incomplete" -> "length";
            case "tool_calls", "tool_call", "tool-calls", "tool_use", "function_call" ->
                    "tool-calls";
            case "content_filter", "content-filter", "safety", "refusal" -> "content-filter";
            default -> given;
        };
    }

    /** What a response, or a message, of any provider says of its end; empty when nothing. */
    static String of(JsonNode response) {
        JsonNode choice = Fields.first(response, "choices", "candidates").path(0);
        String stated = Fields.text(choice, "finish_reason", "finishReason");
        if (stated.isEmpty()) {
            stated = Fields.text(response, "finish_reason", "stop_reason", "finishReason");
        }
        if (stated.isEmpty() && response.path("output").isArray()) {
            stated = ofResponsesApi(response);
        }
        return unified(stated);
    }

    private static String ofResponsesApi(JsonNode response) {
        for (JsonNode item : response.path("output")) {
            if (item.path("type").asText("").equals("function_call")) {
                return "tool_calls";
            }
        }
        String incomplete = Fields.text(response.path("incomplete_details"), "reason");
        return incomplete.isEmpty() ? Fields.text(response, "status") : incomplete;
    }
}
