package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Consumption;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.model.UsageChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One pass over a trace that finds what is new in it since the last one. */
final class PutOut {
    enum Scope {
        /** Spans that have ended. */
        ENDED,
        /** Every span, and the trace itself. */
        ALL
    }

    private final TraceState state;
    private final Scope scope;
    private final Map<String, SpanState> kept;
    private final TraceView view;
    private final SpanRelations relations;
    private final TraceHeader header;
    private final Instant traceStart;
    private final List<Observation> known = new ArrayList<>();
    private final List<Observation> changed = new ArrayList<>();
    private final List<UsageChange> usageChanges = new ArrayList<>();
    private final List<AttributedFeedback> feedback = new ArrayList<>();

    PutOut(TraceState state, TraceHeader before, Scope scope) {
        this.state = state;
        this.scope = scope;
        this.kept = state.spans();
        this.view = TraceView.of(kept);
        this.relations =
                new SpanRelations(
                        view, before.textExpired() ? before.attribution() : Attribution.NONE);
        this.traceStart = fixedStart(before);
        this.header = before.isKnown() ? before.started(traceStart, relations.shared()) : before;
    }

    private boolean canChange() {
        return scope == Scope.ALL && header.isKnown() && !header.textExpired();
    }

    /** Text expires only after the request has come to its end. */
    private boolean hasEnded() {
        return header.textExpired() || view.hasEnded();
    }

    private Instant fixedStart(TraceHeader before) {
        Instant start = before.traceStart() == null ? view.start() : before.traceStart();
        return Objects.requireNonNullElse(start, before.order().at());
    }

    Assembled run() {
        view.spans().forEach(this::putOut);
        new TreeMap<>(state.feedback()).forEach(this::putOut);
        Trace trace = canChange() ? changedTrace() : null;
        state.header(trace == null ? header : header.putOut(trace.contentHash()));
        return new Assembled(changed, trace, usageChanges, feedback, hasEnded());
    }

    private void putOut(String id, Span own) {
        if (scope == Scope.ENDED && own.timing().end() == null) {
            return;
        }
        SpanState before = Objects.requireNonNull(kept.get(id));
        Attribution attribution = relations.resolve(own);
        List<Document> context = relations.contextOf(own);
        SpanState after =
                before.ownHash().isEmpty() ? before.withOwnHash(ContentHash.of(own)) : before;
        String hash = ContentHash.of(after.ownHash(), attribution, context);
        if (!hash.equals(after.contentHash())) {
            after = after.putOut(after.revision() + 1, hash);
        }
        Observation observation = observation(id, own.resolved(attribution, context), after);
        known.add(observation);
        if (after.revision() != before.revision()) {
            changed.add(observation);
        }
        after = after.counting(counted(observation, after));
        if (!after.equals(before)) {
            state.span(id, after);
        }
    }

    private void putOut(String id, FeedbackState before) {
        Attribution attribution = relations.resolve(before.said().span());
        Instant start = header.isKnown() ? header.traceStart() : null;
        FeedbackState after = before.puttingOut(attribution, start);
        if (after.revision() != before.revision()) {
            feedback.add(after.attributed(attribution, start));
            state.feedback(id, after);
        }
    }

    private Observation observation(String id, Span span, SpanState kept) {
        Instant append = kept.latestAppend();
        return new Observation(
                header.project(),
                header.traceId(),
                id,
                kept.revision(),
                span,
                kept.contentHash(),
                header.order(),
                kept.eventTime(span, append),
                traceStart,
                append);
    }

    private @Nullable Consumption counted(Observation observation, SpanState kept) {
        Consumption before = kept.counted();
        Consumption after =
                observation.type().callsModel()
                                && !relations.repeatsUsage(observation.observationId())
                        ? Consumption.of(observation)
                        : null;
        if (!Objects.equals(before, after)) {
            usageChanges.add(
                    new UsageChange(
                            header.project(),
                            header.traceId(),
                            observation.observationId(),
                            observation.revision(),
                            before,
                            after));
        }
        return after;
    }

    private @Nullable Trace changedTrace() {
        Attribution attribution = relations.resolve(view.traceSpan());
        var hashes = new TreeMap<String, String>();
        known.forEach(o -> hashes.put(o.observationId(), o.contentHash()));
        String hash = ContentHash.ofTrace(ContentHash.of(view.traceSpan()), attribution, hashes);
        return hash.equals(header.contentHash()) ? null : trace(attribution, hash);
    }

    private Trace trace(Attribution attribution, String hash) {
        Instant end = traceStart;
        Instant append = kept.getOrDefault("", SpanState.NEW).latestAppend();
        for (Observation observation : known) {
            end = observation.eventTime().isAfter(end) ? observation.eventTime() : end;
            append = Timing.latest(append, observation.appendTime());
        }
        return new Trace(
                header.project(),
                header.traceId(),
                header.revision() + 1,
                view.name(),
                attribution,
                view.traceSpan().metadata(),
                List.copyOf(known),
                hash,
                header.order(),
                end,
                traceStart,
                append);
    }
}
