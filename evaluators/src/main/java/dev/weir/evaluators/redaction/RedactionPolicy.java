package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What becomes of each kind of personal data. Deploy-time configuration, never hot.
 *
 * @param modes kinds that are not named get a surrogate, organizations are kept
 * @param phoneRegions ISO countries whose numbers are found without a country code
 */
public record RedactionPolicy(Map<PiiType, Mode> modes, List<String> phoneRegions) {
    /** What is written instead of a finding. */
    public enum Mode {
        /** A keyed stand-in of the same format: equal values stay equal. */
        SURROGATE,
        /** The name of its kind. */
        MASK,
        /** Nothing. */
        REMOVE,
        /** What was there. */
        KEEP
    }

    public static final RedactionPolicy DEFAULT = new RedactionPolicy(Map.of(), List.of());

    public RedactionPolicy {
        modes = Map.copyOf(Objects.requireNonNullElse(modes, Map.of()));
        phoneRegions = List.copyOf(Objects.requireNonNullElse(phoneRegions, List.of()));
        if (phoneRegions.isEmpty()) {
            phoneRegions = List.of("ID", "US");
        }
    }

    public Mode mode(PiiType type) {
        return modes.getOrDefault(type, type == PiiType.ORGANIZATION ? Mode.KEEP : Mode.SURROGATE);
    }
}
