package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads Weir's own format: an observation or a feedback as a JSON object, or an array of them. */
public final class NativeDecoder implements Decoder {
    static final String DEFAULT = "default";

    @Override
    public Decoded decode(byte[] value) {
        var batch = new Batch();
        try {
            JsonNode root = Json.parse(value);
            if (root.isArray()) {
                root.forEach(
                        line ->
                                batch.entry(
                                        () ->
                                                batch.add(
                                                        fragment(
                                                                line,
                                                                Hashes.of(line.toString())))));
            } else {
                batch.add(fragment(root, Hashes.of(value)));
            }
        } catch (Refusal refusal) {
            return refusal.decoded();
        }
        return batch.decoded();
    }

    private static Fragment fragment(JsonNode line, String hash) throws Refusal {
        if (!line.isObject()) {
            throw new Refusal(RejectReason.INVALID_VALUE, "expected a JSON object");
        }
        String type = Fields.text(line, "type").toLowerCase(Locale.ROOT);
        return type.equals("feedback") ? feedback(line, hash) : observation(line, hash);
    }

    private static Fragment observation(JsonNode line, String hash) throws Refusal {
        String traceId = Fields.text(line, "traceId");
        if (traceId.isEmpty()) {
            throw Refusal.missing("traceId", "the id of the trace as text");
        }
        String own = Fields.text(line, "observationId");
        Span span = NativeSpan.read(line);
        Instant end = Objects.requireNonNullElse(span.timing().end(), Instant.EPOCH);
        return new Fragment(
                FragmentKind.SPAN,
                project(line),
                traceId,
                own.isEmpty() ? hash : own,
                hash,
                new FragmentOrder(end, 0, hash),
                null,
                span,
                Feedback.NONE);
    }

    /** Who says the same of the same target again, corrects it. */
    private static Fragment feedback(JsonNode line, String hash) throws Refusal {
        String traceId = Fields.text(line, "traceId");
        String observationId = Fields.text(line, "observationId");
        String sessionId = Fields.text(line, "sessionId");
        if (traceId.isEmpty() && sessionId.isEmpty()) {
            throw Refusal.missing("traceId", "the id of the judged trace, or a sessionId");
        }
        JsonNode value = line.path("value");
        Double number =
                value.isBoolean()
                        ? Double.valueOf(value.booleanValue() ? 1 : 0)
                        : Fields.number(value);
        if (!Fields.isAbsent(value) && number == null) {
            throw Refusal.invalid("value", "a number");
        }
        String name = Fields.text(line, "name");
        ScoreSource source = source(line);
        Instant at = Times.instant(line, "timestamp");
        String own = Fields.text(line, "id", "feedbackId");
        String target = Hashes.of(traceId, observationId, sessionId, name, source.name());
        return new Fragment(
                FragmentKind.FEEDBACK,
                project(line),
                traceId,
                observationId,
                hash,
                new FragmentOrder(Objects.requireNonNullElse(at, Instant.EPOCH), 0, hash),
                null,
                ofSession(
                        Fields.text(line, "environment"),
                        sessionId,
                        at == null ? Timing.UNKNOWN : new Timing(at, at, null)),
                new Feedback(
                        own.isEmpty() ? target : own,
                        name,
                        number,
                        Fields.text(line, "label"),
                        Fields.text(line, "comment"),
                        source));
    }

    /** What a feedback's fragment says beside the feedback: where, in which session, and when. */
    static Span ofSession(String environment, String sessionId, Timing timing) {
        return new Span(
                Span.EMPTY.type(),
                "",
                "",
                timing,
                Span.EMPTY.call(),
                Span.EMPTY.content(),
                Span.EMPTY.usage(),
                null,
                new Attribution(environment, "", sessionId, "", List.of(), ""),
                Span.EMPTY.outcome(),
                Span.EMPTY.metadata(),
                Span.EMPTY.pii());
    }

    private static ScoreSource source(JsonNode line) throws Refusal {
        return switch (Fields.text(line, "source").toUpperCase(Locale.ROOT)) {
            case "", "USER" -> ScoreSource.USER;
            case "HUMAN" -> ScoreSource.HUMAN;
            case "EVALUATOR" -> ScoreSource.EXTERNAL;
            default -> throw Refusal.invalid("source", "USER, HUMAN or EVALUATOR");
        };
    }

    private static String project(JsonNode line) {
        String project = Fields.text(line, "project");
        return project.isEmpty() ? DEFAULT : project;
    }
}
