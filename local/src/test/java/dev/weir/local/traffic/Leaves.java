package dev.weir.local.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every value of a record by its path; attributes by their key, as in {@code [user.id]}. */
final class Leaves {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> leaves = new LinkedHashMap<>();

    private Leaves() {}

    /** A broken record is one value. */
    static Map<String, String> of(byte[] record) throws IOException {
        var leaves = new Leaves();
        try {
            if (record[0] == '{') {
                leaves.json("", MAPPER.readTree(record));
            } else {
                leaves.message("", TracesData.parseFrom(record));
            }
        } catch (JsonProcessingException | InvalidProtocolBufferException e) {
            return Map.of("", new String(record, StandardCharsets.UTF_8));
        }
        return leaves.leaves;
    }

    private void json(String path, JsonNode node) {
        if (node.isObject() && node.has("key") && node.has("value")) {
            json(path + "[" + node.get("key").textValue() + "]", node.get("value"));
        } else if (node.isObject()) {
            node.properties().forEach(field -> json(path + "/" + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(path + "/" + i, node.get(i));
            }
        } else {
            leaves.put(path, node.getNodeType() + " " + node.asText());
        }
    }

    private void message(String path, Message message) {
        Map<FieldDescriptor, Object> fields = message.getAllFields();
        String attribute = message instanceof KeyValue pair ? "[" + pair.getKey() + "]" : "";
        fields.forEach(
                (field, value) ->
                        value(path + attribute + "/" + field.getJsonName(), field, value));
    }

    private void value(String path, FieldDescriptor field, Object value) {
        if (value instanceof List<?> values) {
            for (int i = 0; i < values.size(); i++) {
                value(path + "/" + i, field, values.get(i));
            }
        } else if (value instanceof Message message) {
            message(path, message);
        } else if (value instanceof ByteString bytes) {
            leaves.put(path, HexFormat.of().formatHex(bytes.toByteArray()));
        } else {
            leaves.put(path, value.toString());
        }
    }
}
