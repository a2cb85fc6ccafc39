package dev.weir.evaluators.intake;

import static dev.weir.evaluators.model.Usage.orZero;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a native observation says it consumed. */
final class NativeUsage {
    private NativeUsage() {}

    static Usage read(JsonNode line) throws Refusal {
        JsonNode usage = NativeSpan.object(line, "usage");
        if (Fields.isAbsent(usage)) {
            return Usage.UNKNOWN;
        }
        var raw = new LinkedHashMap<String, Long>();
        for (Map.Entry<String, JsonNode> bucket : usage.properties()) {
            if (!Fields.isAbsent(bucket.getValue())) {
                Long count = Fields.count(bucket.getValue());
                if (count == null) {
                    throw Refusal.invalid("usage", "token counts of at least 0");
                }
                raw.put(bucket.getKey(), count);
            }
        }
        return new Usage(
                input(
                        raw,
                        line.path("usageInclusive").asBoolean(false)
                                ? orZero(raw.get("cacheRead")) + orZero(raw.get("cacheWrite"))
                                : 0),
                raw.get("cacheRead"),
                raw.get("cacheWrite"),
                raw.get("output"),
                raw.get("reasoning"),
                raw);
    }

    /** The input without the cached tokens that it is said to contain. */
    private static @Nullable Long input(Map<String, Long> raw, long contained) throws Refusal {
        Long input = raw.get("input");
        if (input == null || contained == 0) {
            return input;
        }
        if (input < contained) {
            throw Refusal.invalid("usage", "an input that contains its cached tokens");
        }
        return input - contained;
    }

    static @Nullable BigDecimal cost(JsonNode line) throws Refusal {
        JsonNode cost = line.path("cost");
        BigDecimal amount = Fields.cost(cost);
        if (!Fields.isAbsent(cost) && amount == null) {
            throw Refusal.invalid("cost", "an amount in US dollars of at least 0");
        }
        return amount;
    }
}
