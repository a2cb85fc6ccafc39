package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.OtlpSpan.Event;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.TraceKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The spans of one OTLP request become fragments, and what they say of their traces as well. */
final class OtlpBatch {
    private static final String EVALUATION = "gen_ai.evaluation.result";

    private final Batch batch = new Batch();
    private final Map<TraceKey, Whole> traces = new LinkedHashMap<>();

    /** Reads one span, or refuses it. */
    @FunctionalInterface
    interface Reading {
        OtlpSpan read() throws Refusal;
    }

    /** What the spans of one trace say of it as a whole, the newest last. */
    private record Whole(FragmentOrder order, Span span, String hash) {
        Whole with(Whole other) {
            String both = Hashes.of(hash, other.hash);
            return order.compareTo(other.order) <= 0
                    ? new Whole(other.order, span.overlay(other.span), both)
                    : new Whole(order, other.span.overlay(span), both);
        }
    }

    void span(Reading reading) {
        batch.entry(() -> add(reading.read()));
    }

    Decoded decoded() {
        traces.forEach((key, whole) -> batch.entry(() -> addTrace(key, whole)));
        return batch.decoded();
    }

    private void add(OtlpSpan span) throws Refusal {
        Span read = Conventions.read(span);
        Span whole = Conventions.trace(span);
        String project = project(span.resource());
        String hash = span.hash();
        FragmentOrder order = new FragmentOrder(at(span), 0, hash);
        batch.add(
                new Fragment(
                        FragmentKind.SPAN,
                        project,
                        span.traceId(),
                        span.spanId(),
                        hash,
                        order,
                        null,
                        read,
                        Feedback.NONE));
        if (!whole.equals(Span.EMPTY)) {
            traces.merge(
                    new TraceKey(project, span.traceId()),
                    new Whole(order, whole, hash),
                    Whole::with);
        }
        for (Event event : span.events()) {
            if (event.name().equals(EVALUATION)) {
                batch.add(feedback(span, event, project, hash));
            }
        }
    }

    /** One fragment per trace and request: every span repeats the same attributes. */
    private void addTrace(TraceKey key, Whole whole) throws Refusal {
        String hash = Hashes.of(key.project(), key.traceId(), whole.hash());
        batch.add(
                new Fragment(
                        FragmentKind.TRACE,
                        key.project(),
                        key.traceId(),
                        "",
                        hash,
                        new FragmentOrder(whole.order().at(), 0, hash),
                        null,
                        whole.span(),
                        Feedback.NONE));
    }

    private static Fragment feedback(OtlpSpan span, Event event, String project, String hash) {
        Attributes said = event.attributes();
        String name = said.text("gen_ai.evaluation.name");
        String id = Hashes.of(span.traceId(), span.spanId(), name);
        String fragmentId = Hashes.of(hash, name, said.toString());
        return new Fragment(
                FragmentKind.FEEDBACK,
                project,
                span.traceId(),
                span.spanId(),
                fragmentId,
                new FragmentOrder(at(span), 0, fragmentId),
                null,
                Span.EMPTY,
                new Feedback(
                        id,
                        name,
                        Fields.number(said.first("gen_ai.evaluation.score.value")),
                        said.text("gen_ai.evaluation.score.label"),
                        said.text("gen_ai.evaluation.explanation"),
                        Judges.byName(name)));
    }

    private static Instant at(OtlpSpan span) {
        if (span.end() != null) {
            return span.end();
        }
        return span.start() == null ? Instant.EPOCH : span.start();
    }

    private static String project(Attributes resource) {
        String project = resource.text("openinference.project.name", "service.name");
        return project.isEmpty() ? NativeDecoder.DEFAULT : project;
    }
}
