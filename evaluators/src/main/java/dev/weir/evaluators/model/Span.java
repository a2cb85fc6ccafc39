package dev.weir.evaluators.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a span says of itself. In a fragment any part may be absent; the fragments of one span,
 * overlaid in order, give the whole.
 *
 * @param parentId the enclosing span, empty for a root
 * @param costUsd the cost that the application stated, in US dollars; absent is unknown, not free
 * @param pii findings of personal data by field and type, such as {@code output:EMAIL}
 */
public record Span(
        ObservationType type,
        String name,
        String parentId,
        Timing timing,
        ModelCall call,
        Content content,
        Usage usage,
        @Nullable BigDecimal costUsd,
        Attribution attribution,
        Outcome outcome,
        Map<String, String> metadata,
        Map<String, Integer> pii) {
    public static final Span EMPTY =
            new Span(
                    ObservationType.UNSPECIFIED,
                    "",
                    "",
                    Timing.UNKNOWN,
                    ModelCall.NONE,
                    Content.EMPTY,
                    Usage.UNKNOWN,
                    null,
                    Attribution.NONE,
                    Outcome.UNSPECIFIED,
                    Map.of(),
                    Map.of());

    public Span {
        type = Objects.requireNonNullElse(type, ObservationType.UNSPECIFIED);
        name = Objects.requireNonNullElse(name, "");
        parentId = Objects.requireNonNullElse(parentId, "");
        timing = Objects.requireNonNullElse(timing, Timing.UNKNOWN);
        call = Objects.requireNonNullElse(call, ModelCall.NONE);
        content = Objects.requireNonNullElse(content, Content.EMPTY);
        usage = Objects.requireNonNullElse(usage, Usage.UNKNOWN);
        attribution = Objects.requireNonNullElse(attribution, Attribution.NONE);
        outcome = Objects.requireNonNullElse(outcome, Outcome.UNSPECIFIED);
        metadata = Objects.requireNonNullElse(metadata, Map.of());
        pii = Objects.requireNonNullElse(pii, Map.of());
    }

    /** Field by field, what {@code newer} gives replaces what is given here. Associative. */
    public Span overlay(Span newer) {
        return new Span(
                type.refinedBy(newer.type),
                Absent.or(newer.name, name),
                Absent.or(newer.parentId, parentId),
                timing.overlay(newer.timing),
                call.overlay(newer.call),
                content.overlay(newer.content),
                usage.overlay(newer.usage),
                Absent.or(newer.costUsd, costUsd),
                attribution.overlay(newer.attribution),
                outcome.overlay(newer.outcome),
                Absent.merged(metadata, newer.metadata),
                mostOfEach(pii, newer.pii));
    }

    /**
     * As it is judged: with what its trace tells of it, and with defaults where no fragment said
     * what it is.
     */
    public Span resolved(Attribution overTrace, List<Document> context) {
        return new Span(
                type == ObservationType.UNSPECIFIED ? ObservationType.SPAN : type,
                name,
                parentId,
                timing,
                call,
                content.withContext(context),
                usage,
                costUsd,
                overTrace,
                outcome.specified(),
                metadata,
                pii);
    }

    public Span withType(ObservationType other) {
        return new Span(
                other,
                name,
                parentId,
                timing,
                call,
                content,
                usage,
                costUsd,
                attribution,
                outcome,
                metadata,
                pii);
    }

    /** A text repeated in two fragments counts once. */
    private static Map<String, Integer> mostOfEach(
            Map<String, Integer> older, Map<String, Integer> newer) {
        if (older.isEmpty() || newer.isEmpty()) {
            return older.isEmpty() ? newer : older;
        }
        var most = new LinkedHashMap<>(older);
        newer.forEach((kind, count) -> most.merge(kind, count, Math::max));
        return most;
    }
}
