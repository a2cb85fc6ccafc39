package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Consumption;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one span, or under the id {@code ""} of the trace itself.
 *
 * @param fragments in their order; empty once the text has expired
 * @param fragmentIds of all fragments ever seen, so that a redelivery is recognised
 * @param revision of the observation last put out; 0 when none was
 * @param contentHash of the observation last put out
 * @param ownHash of the overlaid fragments alone; empty when not computed since the last fragment
 * @param counted what the aggregates were last told of it
 */
public record SpanState(
        List<Fragment> fragments,
        List<String> fragmentIds,
        int revision,
        String contentHash,
        String ownHash,
        @Nullable Consumption counted) {
    static final SpanState NEW = new SpanState(List.of(), List.of(), 0, "", "", null);

    public SpanState {
        fragments = Objects.requireNonNullElse(fragments, List.of());
        fragmentIds = Objects.requireNonNullElse(fragmentIds, List.of());
        contentHash = Objects.requireNonNullElse(contentHash, "");
        ownHash = Objects.requireNonNullElse(ownHash, "");
    }

    boolean knows(Fragment fragment) {
        return fragmentIds.contains(fragment.fragmentId());
    }

    /** Whether its text is gone, so that what comes cannot be laid over it. */
    boolean isExpired() {
        return fragments.isEmpty() && !fragmentIds.isEmpty();
    }

    /** When the last of it was appended; absent for files. */
    @Nullable Instant latestAppend() {
        Instant latest = null;
        for (Fragment fragment : fragments) {
            latest = Timing.latest(latest, fragment.appendTime());
        }
        return latest;
    }

    /** When the span happened, but no later than it was appended. */
    Instant eventTime(Span overlaid, @Nullable Instant append) {
        Timing timing = overlaid.timing();
        Instant own = timing.end() == null ? timing.start() : timing.end();
        if (own == null) {
            return fragments.get(fragments.size() - 1).eventTime();
        }
        return append != null && append.isBefore(own) ? append : own;
    }

    SpanState with(Fragment fragment) {
        var inOrder = new ArrayList<Fragment>(fragments.size() + 1);
        inOrder.addAll(fragments);
        int at = inOrder.size();
        while (at > 0 && inOrder.get(at - 1).order().compareTo(fragment.order()) > 0) {
            at--;
        }
        inOrder.add(at, fragment.withoutPosition());
        var ids = new ArrayList<String>(fragmentIds.size() + 1);
        ids.addAll(fragmentIds);
        ids.add(fragment.fragmentId());
        return new SpanState(inOrder, ids, revision, contentHash, "", counted);
    }

    SpanState withOwnHash(String hash) {
        return new SpanState(fragments, fragmentIds, revision, contentHash, hash, counted);
    }

    SpanState putOut(int newRevision, String newContentHash) {
        return new SpanState(fragments, fragmentIds, newRevision, newContentHash, ownHash, counted);
    }

    SpanState counting(@Nullable Consumption consumption) {
        return new SpanState(fragments, fragmentIds, revision, contentHash, ownHash, consumption);
    }

    SpanState withoutText() {
        return new SpanState(List.of(), fragmentIds, revision, contentHash, ownHash, counted);
    }
}
