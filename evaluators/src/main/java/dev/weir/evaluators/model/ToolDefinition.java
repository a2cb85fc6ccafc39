package dev.weir.evaluators.model;

import java.util.Objects;

/**
 * A tool that the model was allowed to call.
 *
 * @param parameters the JSON Schema of its arguments, as JSON text; empty when not given
 */
public record ToolDefinition(String name, String description, String parameters) {
    public ToolDefinition {
        name = Objects.requireNonNullElse(name, "");
        description = Objects.requireNonNullElse(description, "");
        parameters = Objects.requireNonNullElse(parameters, "");
    }
}
