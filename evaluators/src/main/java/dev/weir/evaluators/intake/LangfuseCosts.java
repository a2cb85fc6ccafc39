package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an observation of Langfuse says it cost. */
final class LangfuseCosts {
    private LangfuseCosts() {}

    /** SDKs send zero costs for calls that failed: without tokens, zero says nothing. */
    static @Nullable BigDecimal of(JsonNode body, Usage usage) {
        BigDecimal details = sum(body.path("costDetails"), "total", "input", "output");
        BigDecimal cost =
                details == null
                        ? sum(body.path("usage"), "totalCost", "inputCost", "outputCost")
                        : details;
        boolean said =
                cost != null && (cost.signum() > 0 || (cost.signum() == 0 && usage.isKnown()));
        return said ? cost : null;
    }

    private static @Nullable BigDecimal sum(
            JsonNode costs, String total, String input, String output) {
        BigDecimal stated = Fields.cost(costs.path(total));
        BigDecimal read = Fields.cost(costs.path(input));
        BigDecimal written = Fields.cost(costs.path(output));
        if (stated != null || (read == null && written == null)) {
            return stated;
        }
        return orZero(read).add(orZero(written));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
