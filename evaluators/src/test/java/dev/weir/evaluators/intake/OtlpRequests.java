package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Span;
import java.nio.charset.StandardCharsets;

/** OTLP requests in JSON, and what is read from them. */
final class OtlpRequests {
    static final String IDS =
            "\"traceId\":\"0AF7651916CD43DD8448EB211C80319C\",\"spanId\":\"b7ad6b7169203331\"";

    private OtlpRequests() {}

    static Decoded decode(String json) {
        return new Decoders().decode(json.getBytes(StandardCharsets.UTF_8));
    }

    static String request(String... spans) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":["
                + String.join(",", spans)
                + "]}]}]}";
    }

    static Fragment fragment(String json) {
        Decoded decoded = decode(json);
        assertThat(decoded.rejections()).isEmpty();
        return decoded.fragments().get(0).unredacted();
    }

    /** A span with attributes, given as names and AnyValues. */
    static Span span(String... attributes) {
        var list = new StringBuilder();
        for (int i = 0; i < attributes.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append(
                            "{\"key\":\"%s\",\"value\":%s}"
                                    .formatted(attributes[i], attributes[i + 1]));
        }
        return fragment(request("{" + IDS + ",\"attributes\":[" + list + "]}")).span();
    }

    /** An AnyValue. */
    static String text(String value) {
        return "{\"stringValue\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }
}
