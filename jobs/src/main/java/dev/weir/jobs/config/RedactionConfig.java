package dev.weir.jobs.config;

import static dev.weir.evaluators.settings.Checks.check;

import dev.weir.evaluators.redaction.PiiType;
import dev.weir.evaluators.redaction.RedactionKey;
import dev.weir.evaluators.redaction.RedactionPolicy;
import dev.weir.evaluators.redaction.Redactor;
import dev.weir.evaluators.settings.Secret;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How personal data is replaced. A change needs a redeploy, so that it holds for all text that is
 * stored from then on.
 *
 * @param key base64 or hexadecimal, at least 16 bytes; who has it can find and erase a user
 * @param modes what to do with each type of personal data, where it is not a surrogate
 * @param phoneRegions where phone numbers without a country code are from
 */
public record RedactionConfig(
        Secret key,
        @Nullable Map<PiiType, RedactionPolicy.Mode> modes,
        @Nullable List<String> phoneRegions)
        implements Serializable {
    public RedactionConfig {
        check(key != null, "key: is required");
        String problem = problem(key.value());
        check(problem.isEmpty(), "key: %s", problem);
    }

    private static String problem(String key) {
        try {
            RedactionKey.parse(key);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    public Redactor redactor() {
        var policy =
                new RedactionPolicy(
                        Objects.requireNonNullElse(modes, Map.of()),
                        Objects.requireNonNullElse(phoneRegions, List.of()));
        return new Redactor(policy, RedactionKey.parse(key.value()));
    }
}
