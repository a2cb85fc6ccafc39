package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.Decoded.Rejection;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.redaction.RawFragment;
import java.util.ArrayList;
import java.util.List;

/** Collects what the entries of one record gave, so that a bad entry does not spoil the others. */
final class Batch {
    private static final int MAX_ID = 512;

    private final List<RawFragment> fragments = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int entry;

    /** Reads one entry. */
    @FunctionalInterface
    interface Reading {
        void run() throws Refusal;
    }

    /** Entries are counted in the order of these calls. */
    void entry(Reading reading) {
        try {
            reading.run();
        } catch (Refusal refusal) {
            rejections.add(refusal.at(entry));
        }
        entry++;
    }

    /** Ids are keys of state and tables, which have their limits. */
    void add(Fragment fragment) throws Refusal {
        check("traceId", fragment.traceId());
        check("observationId", fragment.observationId());
        check("parentId", fragment.span().parentId());
        check("sessionId", fragment.span().attribution().sessionId());
        check("the event's id", fragment.fragmentId());
        check("the feedback's id", fragment.feedback().feedbackId());
        fragments.add(new RawFragment(fragment));
    }

    private static void check(String field, String id) throws Refusal {
        if (id.length() > MAX_ID) {
            throw Refusal.invalid(field, "at most " + MAX_ID + " characters, got " + id.length());
        }
    }

    Decoded decoded() {
        return new Decoded(List.copyOf(fragments), List.copyOf(rejections));
    }
}
