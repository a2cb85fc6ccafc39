package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;

/** What a request demands of the model beside its answer: the tools it may call, and its form. */
final class Tools {
    private static final String ANY_OBJECT = "{\"type\":\"object\"}";

    private Tools() {}

    /** The tools of a list in any provider's shape; also lists as JSON text, or of JSON texts. */
    static List<ToolDefinition> read(JsonNode given) {
        JsonNode list = given.isTextual() ? Json.embeddedIfLikely(given.textValue()) : given;
        var tools = new ArrayList<ToolDefinition>();
        if (!list.isArray()) {
            return tools;
        }
        for (JsonNode element : list) {
            tools.addAll(readOne(element));
        }
        return tools;
    }

    /** One tool, perhaps as JSON text; Gemini puts several into one. */
    static List<ToolDefinition> readOne(JsonNode element) {
        JsonNode tool = element.isTextual() ? Json.embeddedIfLikely(element.textValue()) : element;
        JsonNode declarations = Fields.first(tool, "functionDeclarations");
        var tools = new ArrayList<ToolDefinition>();
        if (declarations.isArray()) {
            declarations.forEach(declaration -> add(declaration, tools));
        } else {
            add(tool, tools);
        }
        return tools;
    }

    private static void add(JsonNode tool, List<ToolDefinition> tools) {
        JsonNode function = tool.path("function").isObject() ? tool.path("function") : tool;
        String name = Fields.text(function, "name");
        if (!name.isEmpty()) {
            JsonNode parameters =
                    Fields.first(
                            function, "parameters", "input_schema", "inputSchema", "arguments");
            tools.add(
                    new ToolDefinition(
                            name,
                            Fields.text(function, "description"),
                            Parts.jsonText(parameters)));
        }
    }

    /** The JSON Schema that a request demands of the output, as JSON text; empty for none. */
    static String outputSchema(JsonNode request) {
        JsonNode format =
                Fields.first(
                        request,
                        "response_format",
                        "responseFormat",
                        "output_format",
                        "text_format");
        if (format.isMissingNode()) {
            format = Fields.first(request.path("text"), "format");
        }
        if (format.isMissingNode()) {
            format = Fields.first(request.path("output_config"), "format");
        }
        if (format.isMissingNode()) {
            JsonNode config = Fields.first(request, "generationConfig", "config");
            return Fields.text(
                    config.isMissingNode() ? request : config,
                    "responseJsonSchema",
                    "response_json_schema",
                    "responseSchema",
                    "response_schema");
        }
        return ofFormat(format);
    }

    /** What is meant by a response format: a name, or an object with a schema. */
    static String ofFormat(JsonNode given) {
        JsonNode inside = given.isTextual() ? Json.embeddedIfLikely(given.textValue()) : given;
        JsonNode format = inside.isMissingNode() ? given : inside;
        if (format.isTextual()) {
            return demandsJson(format.textValue()) ? ANY_OBJECT : "";
        }
        JsonNode schema = format.path("json_schema").path("schema");
        if (Fields.isAbsent(schema)) {
            schema = Fields.first(format, "schema", "json_schema");
        }
        if (!Fields.isAbsent(schema)) {
            return Parts.jsonText(schema);
        }
        return demandsJson(Fields.text(format, "type")) ? ANY_OBJECT : "";
    }

    private static boolean demandsJson(String name) {
        return name.equals("json_object") || name.equals("json");
    }
}
