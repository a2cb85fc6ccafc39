package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fragments of one trace that begins at {@link #T0}, and where they were found. */
final class Fragments {
    static final Instant T0 = Instant.parse("2026-11-23T14:00:00Z");
    static final Position PLACE = Position.kafka("weir.traces", 3, 17);

    private Fragments() {}

    /** Ends so many seconds after the trace begins, and says so. */
    static Fragment span(String id, String parent, int end, @Nullable Instant append) {
        String text = "answer " + end;
        return new Fragment(
                FragmentKind.SPAN,
                "demo",
                "t-1",
                id,
                id + end,
                new FragmentOrder(T0.plusSeconds(end), 0, id),
                append,
                new Span(
                        ObservationType.GENERATION,
                        id,
                        parent,
                        new Timing(T0, T0.plusSeconds(end), null),
                        Span.EMPTY.call(),
                        new Content(
                                List.of(),
                                List.of(Message.of("assistant", text)),
                                List.of(),
                                List.of(),
                                ""),
                        Span.EMPTY.usage(),
                        null,
                        Span.EMPTY.attribution(),
                        Span.EMPTY.outcome(),
                        Span.EMPTY.metadata(),
                        Span.EMPTY.pii()),
                Feedback.NONE);
    }

    /** Of the same id, said so many seconds after the trace begins. */
    static Fragment feedback(int end, @Nullable Instant append) {
        return new Fragment(
                FragmentKind.FEEDBACK,
                "demo",
                "t-1",
                "",
                "f-" + end,
                new FragmentOrder(T0.plusSeconds(end), 0, ""),
                append,
                Span.EMPTY,
                new Feedback("f", "thumbs", 1.0, "", "free words", ScoreSource.USER));
    }
}
