package dev.weir.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Score;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scores of a run as JSON lines, in a fixed order; one for each target, rule and source. */
final class ScoreLines {
    private static final int PORTION = 20_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final SortedLines lines;

    ScoreLines(Path folder) {
        lines = new SortedLines(folder, PORTION);
    }

    void add(Score score) {
        try {
            lines.add(key(score), age(score.order()), line(score));
        } catch (IOException e) {
            throw new UncheckedIOException("scores cannot be kept until they are sorted", e);
        }
    }

    void writeTo(Path file) throws IOException {
        lines.writeTo(file);
    }

    private static String key(Score score) {
        return written(
                json -> {
                    json.writeStartArray();
                    json.writeString(score.project());
                    json.writeString(score.traceId());
                    json.writeString(score.observationId());
                    json.writeString(score.rule());
                    json.writeString(score.source().name());
                    json.writeEndArray();
                });
    }

    /** Text that sorts as orders do. */
    private static String age(ContentOrder order) {
        Instant at = order.at();
        return String.format(
                Locale.ROOT,
                "%016x%08x%08x",
                at.getEpochSecond() ^ Long.MIN_VALUE,
                at.getNano(),
                order.fragments());
    }

    private static String line(Score score) {
        return written(
                json -> {
                    json.writeStartObject();
                    writeTarget(json, score);
                    writeJudgement(json, score);
                    json.writeEndObject();
                });
    }

    private static void writeTarget(JsonGenerator json, Score score) throws IOException {
        json.writeStringField("scoreId", score.scoreId());
        json.writeStringField("project", score.project());
        json.writeStringField("environment", score.environment());
        json.writeStringField("traceId", score.traceId());
        writeText(json, "observationId", score.observationId());
        writeText(json, "sessionId", score.sessionId());
        json.writeStringField("rule", score.rule());
        json.writeStringField("evaluator", score.evaluator());
        json.writeStringField("evaluatorVersion", score.evaluatorVersion());
        json.writeStringField("rulesVersion", score.rulesVersion());
        json.writeNumberField("revision", score.revision());
    }

    private static void writeJudgement(JsonGenerator json, Score score) throws IOException {
        json.writeStringField("verdict", score.verdict().name());
        Double value = score.value();
        if (value == null || !Double.isFinite(value)) {
            json.writeNullField("value");
        } else {
            json.writeNumberField("value", value);
        }
        writeText(json, "label", score.label());
        json.writeStringField("explanation", score.explanation());
        json.writeStringField("source", score.source().name());
        json.writeStringField("severity", score.severity().id());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : score.evidence()) {
            write(json, evidence);
        }
        json.writeEndArray();
        writeText(json, "feature", score.feature());
        writeText(json, "model", score.model());
        writeTime(json, "observedAt", score.observedAt());
        writeTime(json, "scoredAt", score.scoredAt());
    }

    private static void write(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", evidence.field());
        if (evidence.start() >= 0) {
            json.writeNumberField("start", evidence.start());
            json.writeNumberField("end", evidence.end());
        }
        json.writeStringField("kind", evidence.kind());
        json.writeStringField("detail", evidence.detail());
        json.writeEndObject();
    }

    /** Absent text is null to who reads the file. */
    private static void writeText(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, text.isEmpty() ? null : text);
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time)
            throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String written(Body body) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }
}
