package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.AttributedFeedback;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Fragment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one feedback, so that it is told again when its trace tells more: it may come
 * before its trace is known.
 *
 * @param said the newest word, without its comment, so that there is no text to expire
 * @param revision of what was last put out; 0 when nothing was
 * @param putOut a hash of what was last put out
 */
public record FeedbackState(Fragment said, int revision, String putOut) {
    public FeedbackState {
        putOut = Objects.requireNonNullElse(putOut, "");
    }

    static FeedbackState of(Fragment said) {
        return new FeedbackState(kept(said), 0, "");
    }

    private static Fragment kept(Fragment fragment) {
        return fragment.withoutComment().withoutPosition();
    }

    /** What tells one feedback from another of its trace. */
    public static String idOf(Fragment fragment) {
        String own = fragment.feedback().feedbackId();
        return fragment.feedback().source() + ":" + (own.isEmpty() ? fragment.fragmentId() : own);
    }

    /** Whether the fragment is this one again, or was corrected by it. */
    boolean supersedes(Fragment other) {
        return said.order().compareTo(other.order()) >= 0;
    }

    FeedbackState correctedBy(Fragment newer) {
        return new FeedbackState(kept(newer), revision, putOut);
    }

    /** This state if it was put out just so, else the next revision. */
    FeedbackState puttingOut(Attribution attribution, @Nullable Instant traceStart) {
        String words = said.fragmentId() + '\n' + traceStart;
        String hash = ContentHash.of(words, attribution, List.of());
        return hash.equals(putOut) ? this : new FeedbackState(said, revision + 1, hash);
    }

    AttributedFeedback attributed(Attribution attribution, @Nullable Instant traceStart) {
        return new AttributedFeedback(said, revision, attribution, traceStart);
    }
}
