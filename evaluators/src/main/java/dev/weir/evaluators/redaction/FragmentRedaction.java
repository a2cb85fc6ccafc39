package dev.weir.evaluators.redaction;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Usage;

/** Redacts one fragment, string by string, and counts what it found by field and kind. */
final class FragmentRedaction {
    private final Surrogates surrogates;
    private final FieldRedaction fields;
    private final ContentRedaction contents;

    FragmentRedaction(TextRedactor texts, Surrogates surrogates) {
        this.surrogates = surrogates;
        this.fields = new FieldRedaction(texts);
        this.contents = new ContentRedaction(fields);
    }

    /** The field being redacted, so that a failure can be placed. */
    String field() {
        return fields.current();
    }

    Fragment redact(Fragment raw) {
        FragmentOrder order = raw.order();
        Feedback feedback = feedback(raw.feedback());
        return new Fragment(
                raw.kind(),
                fields.id(raw.project()),
                fields.id(raw.traceId()),
                fields.id(raw.observationId()),
                fields.id(raw.fragmentId()),
                new FragmentOrder(order.at(), order.rank(), fields.id(order.tieBreak())),
                raw.appendTime(),
                span(raw.span()),
                feedback);
    }

    /** The counts come last: they are those of the whole fragment. */
    private Span span(Span raw) {
        return new Span(
                raw.type(),
                fields.text("name", raw.name()),
                fields.id(raw.parentId()),
                raw.timing(),
                call(raw.call()),
                contents.redact(raw.content()),
                usage(raw.usage()),
                raw.costUsd(),
                attribution(raw.attribution()),
                outcome(raw.outcome()),
                fields.map("metadata", raw.metadata()),
                fields.counts());
    }

    private ModelCall call(ModelCall raw) {
        return new ModelCall(
                fields.text("model", raw.provider()),
                fields.text("model", raw.requestedModel()),
                fields.text("model", raw.model()),
                fields.map("parameters", raw.parameters()),
                fields.text("prompt", raw.promptName()),
                fields.text("prompt", raw.promptVersion()),
                fields.text("status", raw.finishReason()));
    }

    private Usage usage(Usage raw) {
        return new Usage(
                raw.input(),
                raw.cacheRead(),
                raw.cacheWrite(),
                raw.output(),
                raw.reasoning(),
                fields.keys("usage", raw.raw()));
    }

    private Attribution attribution(Attribution raw) {
        fields.text("user", raw.userKey());
        return new Attribution(
                fields.text("environment", raw.environment()),
                surrogates.userKey(raw.userKey()),
                fields.id("session", raw.sessionId()),
                fields.text("feature", raw.feature()),
                fields.list("tags", raw.tags(), fields::text),
                fields.text("release", raw.release()));
    }

    private Outcome outcome(Outcome raw) {
        return new Outcome(
                raw.level(),
                fields.text("status", raw.statusMessage()),
                fields.text("status", raw.errorType()));
    }

    private Feedback feedback(Feedback raw) {
        return new Feedback(
                fields.id(raw.feedbackId()),
                fields.text("feedback", raw.name()),
                raw.value(),
                fields.text("feedback", raw.label()),
                fields.text("feedback", raw.comment()),
                raw.source());
    }
}
