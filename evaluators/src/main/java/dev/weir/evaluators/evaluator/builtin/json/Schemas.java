package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles JSON Schemas of drafts 4 to 2020-12, 2020-12 unless {@code $schema} says otherwise. A
 * schema may refer to itself and to the drafts' own meta-schemas, never to the network or to files.
 */
final class Schemas {
    /**
     * A schema ready to validate, or why there is none.
     *
     * @param fault in words, without quoting the schema
     */
    record Compiled(@Nullable Schema schema, String fault) {}

    private static final int MAX_CACHED = 256;
    private static final String META_SCHEMAS = "//json-schema.org/";

    private static final SchemaRegistryConfig BY_DRAFT =
            SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ROOT)
                    .regularExpressionFactory(EcmaPattern::of)
                    // Real schemas carry ids that are no URIs; nothing is fetched by them.
                    .schemaIdValidator((id, root, location, resolved, context) -> true)
                    .build();

    /** Who writes {@code format} without naming a draft means it: a date is to be a date. */
    private static final SchemaRegistryConfig WITH_FORMATS =
            SchemaRegistryConfig.builder(BY_DRAFT).formatAssertionsEnabled(true).build();

    private final Map<String, Compiled> cache =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
                    return size() > MAX_CACHED;
                }
            };

    /** The schema of this text, compiled once as long as it is in use. */
    Compiled of(String text) {
        synchronized (cache) {
            Compiled known = cache.get(text);
            if (known == null) {
                known = read(text);
                cache.put(text, known);
            }
            return known;
        }
    }

    private static Compiled read(String text) {
        JsonText json = JsonText.of(text);
        return json.shape() == JsonText.Shape.VALID && json.root() != null
                ? compile(unwrapped(json.root()))
                : new Compiled(null, "it is not JSON");
    }

    /** Some request formats put name and strictness around the schema. */
    private static JsonNode unwrapped(JsonNode node) {
        if (node.path("json_schema").isObject()) {
            return unwrapped(node.get("json_schema"));
        }
        return node.path("schema").isObject() && !node.has("properties")
                ? node.get("schema")
                : node;
    }

    static Compiled compile(JsonNode node) {
        if (!node.isObject() && !node.isBoolean()) {
            return new Compiled(null, "it is neither an object nor true or false");
        }
        try {
            Schema schema = registry(node.has("$schema") ? BY_DRAFT : WITH_FORMATS).getSchema(node);
            schema.initializeValidators();
            return new Compiled(schema, "");
        } catch (SchemaException e) {
            return new Compiled(null, "it is not a valid schema, or refers to another document");
        }
    }

    /** One per schema: a registry keeps what it has seen, and ids of two schemas may clash. */
    private static SchemaRegistry registry(SchemaRegistryConfig config) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                        builder.schemaRegistryConfig(config)
                                .schemaLoader(
                                        loader ->
                                                loader.allow(
                                                        iri ->
                                                                iri.toString()
                                                                        .contains(META_SCHEMAS))));
    }
}
