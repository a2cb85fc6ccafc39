package dev.weir.evaluators.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.evaluators.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled cases, one JSON object a line. How the native observation inside is decoded, and
 * whether it is redacted first, is the caller's business.
 */
public final class LabelledCaseReader<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<byte[], @Nullable T> decoder;

    /** The decoder gets the bytes of the native observation; null when it refuses them. */
    public LabelledCaseReader(Function<byte[], @Nullable T> decoder) {
        this.decoder = decoder;
    }

    public LabelledCase<T> read(String line) throws InvalidCase {
        JsonNode json = json(line);
        String id = text(json.path("id"), "id");
        JsonNode observation = json.path("observation");
        expect(observation.isObject(), "observation: must be an object");
        JsonNode expected = json.path("expected");
        expect(expected.isObject(), "expected: must be an object");
        expect(
                expected.has("verdict") || expected.has("spans"),
                "expected: needs a verdict or spans");
        List<LabelledSpan> spans = expected.has("spans") ? spans(expected.get("spans")) : null;
        Verdict verdict =
                expected.has("verdict")
                        ? verdict(expected.get("verdict").asText())
                        : spans == null || spans.isEmpty() ? Verdict.PASS : Verdict.FAIL;
        T target = decoder.apply(observation.toString().getBytes(StandardCharsets.UTF_8));
        if (target == null) {
            throw new InvalidCase("observation: is no native observation");
        }
        return new LabelledCase<>(id, json.path("group").asText(""), target, verdict, spans);
    }

    private static JsonNode json(String line) throws InvalidCase {
        try {
            JsonNode json = JSON.readTree(line);
            expect(json != null && json.isObject(), "must be a JSON object");
            return json;
        } catch (JsonProcessingException e) {
            throw new InvalidCase("is not JSON at column " + e.getLocation().getColumnNr());
        }
    }

    private static Verdict verdict(String name) throws InvalidCase {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(name)) {
                return verdict;
            }
        }
        throw new InvalidCase("expected.verdict: must be PASS, FAIL, SKIPPED or ERROR");
    }

    private static List<LabelledSpan> spans(JsonNode list) throws InvalidCase {
        expect(list.isArray(), "expected.spans: must be a list");
        var spans = new ArrayList<LabelledSpan>();
        for (JsonNode span : list) {
            String path = "expected.spans[" + spans.size() + "]";
            int start = span.path("start").asInt(-1);
            int end = span.path("end").asInt(-1);
            expect(start >= 0 && end > start, path + ": must have start before end");
            spans.add(
                    new LabelledSpan(
                            text(span.path("field"), path + ".field"),
                            start,
                            end,
                            text(span.path("type"), path + ".type")));
        }
        return List.copyOf(spans);
    }

    private static String text(JsonNode node, String path) throws InvalidCase {
        expect(node.isTextual() && !node.textValue().isEmpty(), path + ": must be text");
        return node.textValue();
    }

    private static void expect(boolean met, String message) throws InvalidCase {
        if (!met) {
            throw new InvalidCase(message);
        }
    }
}
