package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the spans of one trace learn from each other: to whom they belong, what was retrieved for
 * them, and whose usage repeats that of a call within.
 */
final class SpanRelations {
    /** A chain of parents longer than this is a loop or an attack. */
    private static final int MAX_ANCESTORS = 256;

    private final Map<String, Span> spans;
    private final Attribution shared;
    private final List<Span> retrievers;
    private final Set<String> wrapsUsage;

    /**
     * @param known what was resolved over the trace while all of it was there
     */
    SpanRelations(TraceView view, Attribution known) {
        this.spans = view.spans();
        this.shared = known.overlay(sharedAttribution(view));
        this.retrievers = retrieversByStart();
        this.wrapsUsage = wrappersOfUsage();
    }

    /** User, session, feature and the like of the trace, for a span that knows nothing better. */
    Attribution shared() {
        return shared;
    }

    /** What the trace says, else its root, else whichever span says it first. */
    private static Attribution sharedAttribution(TraceView view) {
        Attribution any = Attribution.NONE;
        for (Span span : view.spans().values()) {
            any = withoutTags(span.attribution()).overlay(any);
        }
        Span root = view.root();
        Attribution fromRoot = root == null ? Attribution.NONE : root.attribution();
        return any.overlay(fromRoot).overlay(view.traceSpan().attribution());
    }

    /** A tag of some span says nothing of the others. */
    private static Attribution withoutTags(Attribution from) {
        return new Attribution(
                from.environment(),
                from.userKey(),
                from.sessionId(),
                from.feature(),
                List.of(),
                from.release());
    }

    /**
     * The span's own attribution, completed from its nearest ancestors, then from the trace. Two
     * users in one trace stay with their own spans.
     */
    Attribution resolve(Span span) {
        Attribution resolved = span.attribution();
        Span ancestor = spans.get(span.parentId());
        for (int i = 0; ancestor != null && i < MAX_ANCESTORS; i++) {
            resolved = ancestor.attribution().overlay(resolved);
            ancestor = spans.get(ancestor.parentId());
        }
        return withEnvironment(shared.overlay(resolved));
    }

    private static Attribution withEnvironment(Attribution attribution) {
        return attribution.environment().isEmpty()
                ? new Attribution("default", "", "", "", List.of(), "").overlay(attribution)
                : attribution;
    }

    /** The documents a generation was given: its own, else those retrieved before it started. */
    List<Document> contextOf(Span span) {
        if (span.type() != ObservationType.GENERATION || !span.content().context().isEmpty()) {
            return span.content().context();
        }
        var seen = new HashSet<Document>();
        var documents = new ArrayList<Document>();
        for (Span retriever : retrievers) {
            if (TraceView.startOf(retriever).isAfter(TraceView.startOf(span))) {
                break;
            }
            for (Document document : retriever.content().context()) {
                if (seen.add(new Document(document.id(), document.content(), null))) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private List<Span> retrieversByStart() {
        var found = new ArrayList<Span>();
        for (Span span : spans.values()) {
            if (span.type() == ObservationType.RETRIEVER && !span.content().context().isEmpty()) {
                found.add(span);
            }
        }
        return found;
    }

    /** Whether the usage of this span repeats what a call below it has already told. */
    boolean repeatsUsage(String observationId) {
        return wrapsUsage.contains(observationId);
    }

    private Set<String> wrappersOfUsage() {
        var wrappers = new HashSet<String>();
        for (Span span : spans.values()) {
            if (span.type().callsModel() && span.usage().isKnown()) {
                String parent = span.parentId();
                for (int i = 0; spans.containsKey(parent) && i < MAX_ANCESTORS; i++) {
                    if (!wrappers.add(parent)) {
                        break;
                    }
                    parent = spans.get(parent).parentId();
                }
            }
        }
        return wrappers;
    }
}
