package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.OtlpSpan.Event;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All conventions, told apart span by span. A span may use several: the more specific one wins. */
final class Conventions {
    /** From the general to the specific. */
    private static final List<Convention> ALL =
            List.of(new GenAiConvention(), new OpenInferenceConvention(), new LangfuseConvention());

    /** Names that conventions use, also those not read yet: their texts are no metadata. */
    private static final List<String> NAMESPACES =
            List.of(
                    "ai.",
                    "embedding.",
                    "gen_ai.",
                    "input.",
                    "langfuse.",
                    "llm.",
                    "openinference.",
                    "output.",
                    "reranker.",
                    "retrieval.",
                    "tag.",
                    "tool.",
                    "tool_call.",
                    "traceloop.");

    private static final List<String> READ =
            List.of(
                    "app.feature",
                    "enduser.id",
                    "error.type",
                    "feature",
                    "metadata",
                    "session.id",
                    "user.id");

    private Conventions() {}

    static Span read(OtlpSpan span) throws Refusal {
        Span read = structure(span);
        for (Convention convention : ALL) {
            if (convention.isUsedBy(span)) {
                Span specific = convention.read(span);
                ObservationType type = specific.type();
                read = read.overlay(specific);
                if (type != ObservationType.UNSPECIFIED) {
                    read = read.withType(type);
                }
            }
        }
        return read;
    }

    static Span trace(OtlpSpan span) throws Refusal {
        Span whole = Span.EMPTY;
        for (Convention convention : ALL) {
            if (convention.isUsedBy(span)) {
                whole = whole.overlay(convention.trace(span));
            }
        }
        return whole;
    }

    /** What every span says, of whatever convention, or of none. */
    private static Span structure(OtlpSpan span) {
        return new Span(
                ObservationType.SPAN,
                span.name(),
                isRoot(span) ? "" : span.parentId(),
                new Timing(span.start(), span.end(), null),
                ModelCall.NONE,
                Content.EMPTY,
                Usage.UNKNOWN,
                null,
                attribution(span),
                outcome(span),
                metadata(span.attributes()),
                Map.of());
    }

    /** An application's own root may have a remote parent that nobody sends. */
    private static boolean isRoot(OtlpSpan span) {
        return span.attributes().first("langfuse.internal.is_app_root").asBoolean(false);
    }

    private static Attribution attribution(OtlpSpan span) {
        Attributes said = span.attributes();
        String environment =
                span.resource().text("deployment.environment.name", "deployment.environment");
        return new Attribution(
                environment.isEmpty() ? NativeDecoder.DEFAULT : environment,
                said.text("user.id", "enduser.id"),
                said.text("session.id"),
                said.text("app.feature", "feature"),
                List.of(),
                span.resource().text("service.version"));
    }

    private static Outcome outcome(OtlpSpan span) {
        Attributes exception =
                span.events().stream()
                        .filter(event -> event.name().equals("exception"))
                        .map(Event::attributes)
                        .findFirst()
                        .orElse(Attributes.NONE);
        if (!span.failed()) {
            return new Outcome(Level.DEFAULT, span.statusMessage(), "");
        }
        String message =
                span.statusMessage().isEmpty()
                        ? exception.text("exception.message")
                        : span.statusMessage();
        String stated = span.attributes().text("error.type");
        return new Outcome(
                Level.ERROR,
                message,
                ErrorTypes.of(
                        stated.isEmpty() ? exception.text("exception.type") : stated, message));
    }

    private static Map<String, String> metadata(Attributes attributes) {
        var metadata = new LinkedHashMap<String, String>();
        attributes
                .byName()
                .forEach(
                        (name, value) -> {
                            boolean taken =
                                    READ.contains(name)
                                            || NAMESPACES.stream().anyMatch(name::startsWith);
                            if (!taken && !Fields.isAbsent(value)) {
                                metadata.put(name, Fields.asText(value));
                            }
                        });
        return metadata;
    }
}
