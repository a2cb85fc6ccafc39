package dev.weir.evaluators.model;

import java.util.Map;
import java.util.Objects;

/**
 * Which model was called and how.
 *
 * @param requestedModel the name the application asked for
 * @param model the name that answered, usually with a date; empty when the provider did not tell
 * @param parameters sampling settings and the like, values as text
 * @param finishReason {@code stop}, {@code length}, {@code tool-calls}, {@code content-filter}, or
 *     as given
 */
public record ModelCall(
        String provider,
        String requestedModel,
        String model,
        Map<String, String> parameters,
        String promptName,
        String promptVersion,
        String finishReason) {
    public static final ModelCall NONE = new ModelCall("", "", "", Map.of(), "", "", "");

    public ModelCall {
        provider = Objects.requireNonNullElse(provider, "");
        requestedModel = Objects.requireNonNullElse(requestedModel, "");
        model = Objects.requireNonNullElse(model, "");
        parameters = Objects.requireNonNullElse(parameters, Map.of());
        promptName = Objects.requireNonNullElse(promptName, "");
        promptVersion = Objects.requireNonNullElse(promptVersion, "");
        finishReason = Objects.requireNonNullElse(finishReason, "");
    }

    /** The most exact name known for the model. */
    public String knownModel() {
        return model.isEmpty() ? requestedModel : model;
    }

    ModelCall overlay(ModelCall newer) {
        if (newer.equals(NONE)) {
            return this;
        }
        return new ModelCall(
                Absent.or(newer.provider, provider),
                Absent.or(newer.requestedModel, requestedModel),
                Absent.or(newer.model, model),
                Absent.merged(parameters, newer.parameters),
                Absent.or(newer.promptName, promptName),
                Absent.or(newer.promptVersion, promptVersion),
                Absent.or(newer.finishReason, finishReason));
    }
}
