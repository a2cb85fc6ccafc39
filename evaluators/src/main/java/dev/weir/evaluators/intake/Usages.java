package dev.weir.evaluators.intake;

import static dev.weir.evaluators.model.Usage.orZero;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Token counts by every name they go by, sorted into buckets that exclude each other.
 *
 * <p>Most emitters count cached tokens into the input and reasoning into the output; some do not,
 * and none says so. A total that was stated decides; so does a part larger than its whole.
 */
final class Usages {
    private Usages() {}

    /** Whether a convention counts parts, such as cached tokens, into their whole. */
    enum Counting {
        INCLUSIVE,
        EXCLUSIVE
    }

    /** Token counts as stated, before they are told apart. */
    record Stated(
            @Nullable Long input,
            @Nullable Long cacheRead,
            @Nullable Long cacheWrite,
            @Nullable Long output,
            @Nullable Long reasoning,
            @Nullable Long total,
            Map<String, Long> raw) {

        Usage counted(Counting usual) {
            long cached = orZero(cacheRead) + orZero(cacheWrite);
            boolean inclusive = counting(usual, cached) == Counting.INCLUSIVE;
            Long fresh = input;
            if (input != null && inclusive && cached <= input) {
                fresh = input - cached;
            }
            Long said = output;
            if (output != null && inclusive && orZero(reasoning) <= output) {
                said = output - orZero(reasoning);
            }
            return new Usage(fresh, cacheRead, cacheWrite, said, reasoning, raw);
        }

        private Counting counting(Counting usual, long cached) {
            long wholes = orZero(input) + orZero(output);
            long parts = cached + orZero(reasoning);
            if (total == null || total == 0 || parts == 0) {
                return usual;
            }
            if (total == wholes) {
                return Counting.INCLUSIVE;
            }
            return total == wholes + parts ? Counting.EXCLUSIVE : usual;
        }
    }

    /** Counts from a JSON object of any provider or of Langfuse. */
    static Usage read(JsonNode object) {
        Map<String, Long> raw = flattened(object);
        if (raw.isEmpty()) {
            return Usage.UNKNOWN;
        }
        var stated =
                new Stated(
                        first(raw, "input", "promptTokens", "prompt_tokens", "input_tokens"),
                        first(
                                raw,
                                "input_cached_tokens",
                                "input_cache_read",
                                "cache_read_input_tokens",
                                "prompt_tokens_details.cached_tokens",
                                "input_tokens_details.cached_tokens"),
                        cacheWrite(raw),
                        first(
                                raw,
                                "output",
                                "completionTokens",
                                "completion_tokens",
                                "output_tokens"),
                        first(
                                raw,
                                "output_reasoning_tokens",
                                "output_reasoning",
                                "completion_tokens_details.reasoning_tokens",
                                "output_tokens_details.reasoning_tokens"),
                        first(raw, "total", "totalTokens", "total_tokens"),
                        raw);
        return stated.counted(usual(raw));
    }

    /** OpenAI's own names count parts into their whole; Langfuse's and Anthropic's do not. */
    private static Counting usual(Map<String, Long> raw) {
        boolean openAi =
                raw.keySet().stream()
                        .anyMatch(key -> key.startsWith("prompt_") || key.contains("_details."));
        return openAi ? Counting.INCLUSIVE : Counting.EXCLUSIVE;
    }

    private static @Nullable Long cacheWrite(Map<String, Long> raw) {
        Long whole = first(raw, "input_cache_creation", "cache_creation_input_tokens");
        if (whole != null) {
            return whole;
        }
        Long brief = raw.get("input_cache_creation_5m");
        Long lasting = raw.get("input_cache_creation_1h");
        return brief == null && lasting == null
                ? null
                : Long.valueOf(orZero(brief) + orZero(lasting));
    }

    private static Map<String, Long> flattened(JsonNode object) {
        var counts = new LinkedHashMap<String, Long>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            addCount(field.getKey(), field.getValue(), counts);
            for (Map.Entry<String, JsonNode> inner : field.getValue().properties()) {
                addCount(field.getKey() + "." + inner.getKey(), inner.getValue(), counts);
            }
        }
        return counts;
    }

    private static void addCount(String name, JsonNode value, Map<String, Long> counts) {
        Long count = name.endsWith("Cost") ? null : Fields.count(value);
        if (count != null) {
            counts.put(name, count);
        }
    }

    private static @Nullable Long first(Map<String, Long> raw, String... names) {
        for (String name : names) {
            Long count = raw.get(name);
            if (count != null) {
                return count;
            }
        }
        return null;
    }
}
