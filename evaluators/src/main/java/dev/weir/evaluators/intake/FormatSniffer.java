package dev.weir.evaluators.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the format of a record from its content alone. Reads JSON only up to the first top-level
 * field that decides.
 */
public final class FormatSniffer {
    private static final Set<String> HINTS =
            Set.of("type", "body", "data", "meta", "observationId", "input", "output");
    private static final Set<String> NATIVE_HINTS = Set.of("observationId", "input", "output");

    private FormatSniffer() {}

    public static Format sniff(byte[] value) {
        if (ProtobufShape.isProtobuf(value)) {
            return ProtobufShape.signal(value);
        }
        int first = Utf8.firstVisible(value);
        if (first != '{' && first != '[') {
            return Format.UNKNOWN;
        }
        try (JsonParser parser = Json.parser(value)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            return token == JsonToken.START_OBJECT ? ofObject(parser) : Format.UNKNOWN;
        } catch (IOException e) {
            return Format.UNKNOWN;
        }
    }

    /** A field that decides ends the search; one that only hints is outvoted by those after it. */
    private static Format ofObject(JsonParser parser) throws IOException {
        var seen = new HashSet<String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean feedback = name.equals("type") && isFeedback(parser, value);
            Format decided = feedback ? Format.NATIVE : decide(name, value);
            if (decided != Format.UNKNOWN) {
                return decided;
            }
            if (HINTS.contains(name)) {
                seen.add(name);
            }
            parser.skipChildren();
        }
        if (seen.contains("type") && seen.contains("body")) {
            return Format.LANGFUSE_INGESTION;
        }
        if (seen.contains("data") && seen.contains("meta")) {
            return Format.LANGFUSE_EXPORT;
        }
        seen.retainAll(NATIVE_HINTS);
        return seen.isEmpty() ? Format.UNKNOWN : Format.NATIVE;
    }

    private static Format decide(String name, JsonToken value) {
        return switch (name) {
            case "resourceSpans", "resource_spans", "scopeSpans", "scope_spans" ->
                    Format.OTLP_TRACES_JSON;
            case "resourceLogs", "resource_logs", "scopeLogs", "scope_logs" -> Format.OTLP_LOGS;
            case "resourceMetrics", "resource_metrics", "scopeMetrics", "scope_metrics" ->
                    Format.OTLP_METRICS;
            case "batch" ->
                    value == JsonToken.START_ARRAY ? Format.LANGFUSE_INGESTION : Format.UNKNOWN;
            case "traceId" -> Format.NATIVE;
            case "project_id", "projectId" -> Format.LANGFUSE_EXPORT;
            default -> Format.UNKNOWN;
        };
    }

    private static boolean isFeedback(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING
                && parser.getText().toLowerCase(Locale.ROOT).equals("feedback");
    }
}
