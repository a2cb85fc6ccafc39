package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of the Langfuse ingestion API. Creates and updates become fragments of what they
 * say and nothing more; of a body only known fields are kept, because SDKs send secrets in others.
 */
public final class LangfuseIngestionDecoder implements Decoder {
    private static final int CREATE = 0;
    private static final int UPDATE = 1;

    /** An event's envelope. */
    private record Event(
            String project, String id, String type, @Nullable Instant timestamp, JsonNode body) {
        FragmentOrder order(@Nullable Instant otherwise) {
            Instant at = timestamp == null ? otherwise : timestamp;
            int rank = type.endsWith("-update") ? UPDATE : CREATE;
            return new FragmentOrder(at == null ? Instant.EPOCH : at, rank, id);
        }
    }

    @Override
    public Decoded decode(byte[] value) {
        try {
            return decode(Json.parse(value));
        } catch (Refusal refusal) {
            return refusal.decoded();
        }
    }

    private static Decoded decode(JsonNode root) throws Refusal {
        JsonNode events = root.path("batch");
        if (root.isArray()) {
            events = root;
        } else if (root.path("body").isObject()) {
            events = JsonNodeFactory.instance.arrayNode().add(root);
        }
        if (!events.isArray()) {
            throw Refusal.missing("batch", "an array of events");
        }
        String key = Fields.text(root.path("metadata"), "public_key");
        String project = key.isEmpty() ? NativeDecoder.DEFAULT : key;
        var batch = new Batch();
        events.forEach(event -> batch.entry(() -> read(event, project, batch)));
        return batch.decoded();
    }

    private static void read(JsonNode node, String project, Batch batch) throws Refusal {
        String type = Fields.text(node, "type");
        if (type.isEmpty()) {
            throw Refusal.missing("type", "the type of the event");
        }
        if (type.equals("sdk-log")) {
            return;
        }
        if (!node.path("body").isObject()) {
            throw Refusal.missing("body", "a JSON object");
        }
        String id = Fields.text(node, "id");
        var event =
                new Event(
                        project,
                        id.isEmpty() ? Hashes.of(node.toString()) : id,
                        type,
                        Times.instant(node, "timestamp"),
                        node.path("body"));
        batch.add(fragment(event));
    }

    private static Fragment fragment(Event event) throws Refusal {
        return switch (event.type()) {
            case "trace-create" -> trace(event);
            case "score-create" -> score(event);
            case "generation-create", "generation-update" -> observation(event, "generation");
            case "span-create", "span-update" -> observation(event, "span");
            case "event-create", "event-update" -> observation(event, "event");
            case "observation-create", "observation-update" ->
                    observation(event, Fields.text(event.body(), "type"));
            case "agent-create", "tool-create", "chain-create", "retriever-create" ->
                    observation(event, prefix(event.type()));
            case "evaluator-create", "embedding-create", "guardrail-create" ->
                    observation(event, prefix(event.type()));
            default ->
                    throw Refusal.invalid(
                            "type",
                            "trace-create, score-create, sdk-log, or generation, span, event or"
                                    + " observation with -create or -update");
        };
    }

    private static String prefix(String type) {
        return type.substring(0, type.indexOf('-'));
    }

    private static Fragment trace(Event event) throws Refusal {
        String traceId = Fields.text(event.body(), "id");
        if (traceId.isEmpty()) {
            throw Refusal.missing("body.id", "the id of the trace");
        }
        Span span = LangfuseBody.trace(event.body());
        return new Fragment(
                FragmentKind.TRACE,
                event.project(),
                traceId,
                "",
                event.id(),
                event.order(span.timing().start()),
                null,
                span,
                Feedback.NONE);
    }

    private static Fragment observation(Event event, String type) throws Refusal {
        JsonNode body = event.body();
        String traceId = Fields.text(body, "traceId");
        if (traceId.isEmpty()) {
            throw Refusal.missing("body.traceId", "the id of the trace");
        }
        boolean creates = !event.type().endsWith("-update");
        String own = Fields.text(body, "id");
        if (own.isEmpty() && !creates) {
            throw Refusal.missing("body.id", "the id of the updated observation");
        }
        Span span =
                creates
                        ? LangfuseBody.created(body, type, event.timestamp())
                        : LangfuseBody.updated(body, type);
        return new Fragment(
                FragmentKind.SPAN,
                event.project(),
                traceId,
                own.isEmpty() ? event.id() : own,
                event.id(),
                event.order(span.timing().start()),
                null,
                span,
                Feedback.NONE);
    }

    private static Fragment score(Event event) throws Refusal {
        JsonNode body = event.body();
        String traceId = Fields.text(body, "traceId");
        String sessionId = Fields.text(body, "sessionId");
        if (traceId.isEmpty() && sessionId.isEmpty()) {
            throw Refusal.missing("body.traceId", "the id of the judged trace, or a sessionId");
        }
        Instant stated = Times.instant(body, "timestamp");
        Instant at = stated == null ? event.timestamp() : stated;
        return new Fragment(
                FragmentKind.FEEDBACK,
                event.project(),
                traceId,
                Fields.text(body, "observationId"),
                event.id(),
                event.order(stated),
                null,
                NativeDecoder.ofSession(
                        Fields.text(body, "environment"),
                        sessionId,
                        at == null ? Timing.UNKNOWN : new Timing(at, at, null)),
                LangfuseScores.feedback(event.body(), event.id()));
    }
}
