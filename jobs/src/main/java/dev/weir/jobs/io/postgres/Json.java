package dev.weir.jobs.io.postgres;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.ToolDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Model values as JSON in UTF-8 that {@code jsonb} accepts: it has no NUL, not even an escaped one.
 * Absent fields are left out.
 */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final byte[] EMPTY_ARRAY = {'[', ']'};
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private Json() {}

    static byte[] messages(List<Message> messages) {
        return array(messages, Json::message);
    }

    static byte[] documents(List<Document> documents) {
        return array(
                documents,
                (json, document) -> {
                    json.writeStartObject();
                    field(json, "id", document.id());
                    field(json, "content", document.content());
                    Double score = document.score();
                    if (score != null && Double.isFinite(score)) {
                        json.writeNumberField("score", score);
                    }
                    json.writeEndObject();
                });
    }

    static byte[] tools(List<ToolDefinition> tools) {
        return array(
                tools,
                (json, tool) -> {
                    json.writeStartObject();
                    field(json, "name", tool.name());
                    field(json, "description", tool.description());
                    field(json, "parameters", tool.parameters());
                    json.writeEndObject();
                });
    }

    static byte[] evidence(List<Evidence> evidence) {
        return array(
                evidence,
                (json, found) -> {
                    json.writeStartObject();
                    field(json, "field", found.field());
                    if (found.start() >= 0) {
                        json.writeNumberField("start", found.start());
                        json.writeNumberField("end", found.end());
                    }
                    field(json, "kind", found.kind());
                    field(json, "detail", found.detail());
                    json.writeEndObject();
                });
    }

    static byte[] texts(List<String> texts) {
        return array(texts, (json, text) -> json.writeString(Text.storable(text)));
    }

    static byte[] texts(Map<String, String> texts) {
        return object(texts, (json, text) -> json.writeString(Text.storable(text)));
    }

    static byte[] counts(Map<String, ? extends Number> counts) {
        return object(counts, (json, count) -> json.writeNumber(count.longValue()));
    }

    private static void message(JsonGenerator json, Message message) throws IOException {
        json.writeStartObject();
        field(json, "role", message.role());
        json.writeArrayFieldStart("parts");
        for (Part part : message.parts()) {
            json.writeStartObject();
            json.writeStringField("type", part.type().name().toLowerCase(Locale.ROOT));
            field(json, "id", part.callId());
            field(json, "name", part.name());
            field(json, "text", part.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, Text.storable(value));
        }
    }

    private static <E> byte[] array(List<E> elements, Writer<E> writer) {
        if (elements.isEmpty()) {
            return EMPTY_ARRAY;
        }
        return written(
                json -> {
                    json.writeStartArray();
                    for (E element : elements) {
                        writer.write(json, element);
                    }
                    json.writeEndArray();
                });
    }

    private static <E> byte[] object(Map<String, E> entries, Writer<E> writer) {
        if (entries.isEmpty()) {
            return EMPTY_OBJECT;
        }
        return written(
                json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, E> entry : entries.entrySet()) {
                        json.writeFieldName(Text.storable(entry.getKey()));
                        writer.write(json, entry.getValue());
                    }
                    json.writeEndObject();
                });
    }

    private static byte[] written(Body body) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    private interface Writer<E> {
        void write(JsonGenerator json, E element) throws IOException;
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
