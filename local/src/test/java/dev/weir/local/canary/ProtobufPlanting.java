package dev.weir.local.canary;

import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** Puts canaries into every text of a protobuf message. */
record ProtobufPlanting(Planting planting) {
    Message planted(String place, String name, Message message) {
        Message.Builder copy = message.toBuilder();
        String attribute = message instanceof KeyValue pair ? pair.getKey() : name;
        message.getAllFields()
                .forEach(
                        (field, value) -> {
                            String carried = Planting.carried(field.getJsonName(), attribute);
                            String at = place + Planting.step(field.getJsonName(), carried);
                            copy.setField(field, value(at, carried, value));
                        });
        return copy.build();
    }

    private Object value(String place, String name, Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(each -> value(place, name, each)).toList();
        }
        if (value instanceof Message message) {
            return planted(place, name, message);
        }
        return value instanceof String text ? planting.text(place, name, text) : value;
    }
}
