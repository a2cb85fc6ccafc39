package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One trace with its spans overlaid, and what spans learn from each other. */
final class TraceView {
    /** A chain of parents longer than this is a loop or an attack. */
    private static final int MAX_ANCESTORS = 256;

    private final Map<String, Span> spans;
    private final Span traceSpan;
    private final Attribution shared;
    private final List<Span> retrievers;
    private final Set<String> wrapsUsage;

    private TraceView(Map<String, Span> spans, Span traceSpan, Attribution known) {
        this.spans = spans;
        this.traceSpan = traceSpan;
        this.shared = known.overlay(sharedAttribution());
        this.retrievers = retrieversByStart();
        this.wrapsUsage = wrappersOfUsage();
    }

    /**
     * The view of what is kept; spans without text are left out.
     *
     * @param known what was resolved over the trace while all of it was there
     */
    static TraceView of(Map<String, SpanState> kept, Attribution known) {
        var spans = new TreeMap<String, Span>();
        Span traceSpan = Span.EMPTY;
        for (var entry : kept.entrySet()) {
            List<Fragment> fragments = entry.getValue().fragments();
            if (entry.getKey().isEmpty()) {
                traceSpan = overlaid(fragments);
            } else if (!fragments.isEmpty()) {
                spans.put(entry.getKey(), overlaid(fragments));
            }
        }
        return new TraceView(inStartOrder(spans), traceSpan, known);
    }

    private static Span overlaid(List<Fragment> fragments) {
        Span span = fragments.isEmpty() ? Span.EMPTY : fragments.get(0).span();
        for (int i = 1; i < fragments.size(); i++) {
            span = span.overlay(fragments.get(i).span());
        }
        return span;
    }

    private static Map<String, Span> inStartOrder(Map<String, Span> byId) {
        var entries = new ArrayList<>(byId.entrySet());
        entries.sort(Comparator.comparing(entry -> startOf(entry.getValue())));
        var ordered = new LinkedHashMap<String, Span>();
        entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private static Instant startOf(Span span) {
        return span.timing().start() == null ? Instant.MAX : span.timing().start();
    }

    /** The spans by id, by start time, then by id. */
    Map<String, Span> spans() {
        return spans;
    }

    /** What is said of the trace as a whole. */
    Span traceSpan() {
        return traceSpan;
    }

    /** User, session, feature and the like of the trace, for a span that knows nothing better. */
    Attribution shared() {
        return shared;
    }

    /** The trace's name: its own, else its root's. */
    String name() {
        if (!traceSpan.name().isEmpty()) {
            return traceSpan.name();
        }
        Span root = root();
        return root == null ? "" : root.name();
    }

    /** The first moment known of the trace; absent when no span tells. */
    @Nullable Instant start() {
        Instant earliest = traceSpan.timing().start();
        for (Span span : spans.values()) {
            Instant start = span.timing().start();
            if (start != null && (earliest == null || start.isBefore(earliest))) {
                earliest = start;
            }
        }
        return earliest;
    }

    /**
     * Whether the request has come to its end: its root has ended, or, where the format has no root
     * span, the trace was announced and everything in it has ended.
     */
    boolean hasEnded() {
        Span root = root();
        if (root != null) {
            return root.timing().end() != null;
        }
        return !traceSpan.equals(Span.EMPTY)
                && !spans.isEmpty()
                && spans.values().stream().allMatch(span -> span.timing().end() != null);
    }

    private @Nullable Span root() {
        if (!traceSpan.equals(Span.EMPTY) && topLevelCount() > 1) {
            return null;
        }
        for (Span span : spans.values()) {
            if (span.parentId().isEmpty()) {
                return span;
            }
        }
        return null;
    }

    private long topLevelCount() {
        return spans.values().stream().filter(span -> span.parentId().isEmpty()).count();
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

    /** What the trace says, else its root, else whichever span says it first. */
    private Attribution sharedAttribution() {
        Attribution any = Attribution.NONE;
        for (Span span : spans.values()) {
            any = withoutTags(span.attribution()).overlay(any);
        }
        Span root = root();
        Attribution fromRoot = root == null ? Attribution.NONE : root.attribution();
        return any.overlay(fromRoot).overlay(traceSpan.attribution());
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

    /** The documents a generation was given: its own, else those retrieved before it started. */
    List<Document> contextOf(Span span) {
        if (span.type() != ObservationType.GENERATION || !span.content().context().isEmpty()) {
            return span.content().context();
        }
        var seen = new HashSet<Document>();
        var documents = new ArrayList<Document>();
        for (Span retriever : retrievers) {
            if (startOf(retriever).isAfter(startOf(span))) {
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
        return spans.values().stream()
                .filter(span -> span.type() == ObservationType.RETRIEVER)
                .filter(span -> !span.content().context().isEmpty())
                .toList();
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
