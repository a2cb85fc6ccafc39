package dev.weir.evaluators.assembly;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fragments for tests of assembly, said in few words. */
final class Fragments {
    static final Instant T0 = Instant.parse("2026-11-23T14:00:00Z");

    private Fragments() {}

    static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    static Fragment created(String id, long second, Span span) {
        return fragment(FragmentKind.SPAN, id, second, 0, span);
    }

    static Fragment updated(String id, long second, Span span) {
        return fragment(FragmentKind.SPAN, id, second, 1, span);
    }

    static Fragment trace(long second, Span span) {
        return fragment(FragmentKind.TRACE, "", second, 0, span);
    }

    static Fragment feedback(String id, long second) {
        String fragmentId = id + second;
        return new Fragment(
                FragmentKind.FEEDBACK,
                "demo",
                "t-1",
                "",
                fragmentId,
                new FragmentOrder(at(second), 0, fragmentId),
                null,
                Span.EMPTY,
                new Feedback(id, "thumbs", 1.0, "", "words", ScoreSource.USER));
    }

    private static Fragment fragment(
            FragmentKind kind, String id, long second, int rank, Span span) {
        String fragmentId = kind + id + second + rank + span.hashCode();
        return new Fragment(
                kind,
                "demo",
                "t-1",
                id,
                fragmentId,
                new FragmentOrder(at(second), rank, fragmentId),
                null,
                span,
                Feedback.NONE);
    }

    static SpanBuilder span(ObservationType type) {
        return new SpanBuilder(type);
    }

    static SpanBuilder change() {
        return new SpanBuilder(ObservationType.UNSPECIFIED);
    }

    /** Collects what a fragment says. */
    static final class SpanBuilder {
        private final ObservationType type;
        private String name = "";
        private String parent = "";
        private @Nullable Instant start;
        private @Nullable Instant end;
        private String output = "";
        private List<Document> context = List.of();
        private Usage usage = Usage.UNKNOWN;
        private Attribution attribution = Attribution.NONE;

        private SpanBuilder(ObservationType type) {
            this.type = type;
        }

        @CanIgnoreReturnValue
        SpanBuilder named(String value) {
            name = value;
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder under(String value) {
            parent = value;
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder from(long second) {
            start = at(second);
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder to(long second) {
            end = at(second);
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder answering(String value) {
            output = value;
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder retrieving(String... contents) {
            context =
                    List.of(contents).stream()
                            .map(content -> new Document("d-" + content, content, null))
                            .toList();
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder using(long read, long written) {
            usage = new Usage(read, null, null, written, null, Map.of());
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder in(String environment, String feature) {
            attribution = new Attribution(environment, "", "", feature, List.of(), "");
            return this;
        }

        @CanIgnoreReturnValue
        SpanBuilder by(String user, String session) {
            attribution = new Attribution("", user, session, "", List.of(), "");
            return this;
        }

        Span done() {
            return new Span(
                    type,
                    name,
                    parent,
                    new Timing(start, end, null),
                    ModelCall.NONE,
                    new Content(
                            List.of(),
                            output.isEmpty() ? List.of() : List.of(Message.of("assistant", output)),
                            context,
                            List.of(),
                            ""),
                    usage,
                    null,
                    attribution,
                    Outcome.UNSPECIFIED,
                    Map.of(),
                    Map.of());
        }
    }
}
