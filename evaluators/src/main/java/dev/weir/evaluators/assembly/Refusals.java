package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.RejectReason;

/** Dead letters of fragments that were read but could not be taken into their trace. */
public final class Refusals {
    private Refusals() {}

    /** The fragment is redacted by now, so its ids may be told; its text is not repeated. */
    public static DeadLetter deadLetter(Fragment fragment, Admission admission) {
        boolean late = admission == Admission.TOO_LATE;
        RejectReason reason = late ? RejectReason.TOO_LATE : RejectReason.TRACE_TOO_LARGE;
        String detail =
                (late
                                ? "an update came after the text of its trace had expired: "
                                : "its trace has as many fragments as one may have: ")
                        + "project "
                        + fragment.project()
                        + ", trace "
                        + fragment.traceId()
                        + ", observation "
                        + fragment.observationId();
        return new DeadLetter(
                Hashes.of(reason.name(), fragment.project(), fragment.fragmentId()),
                reason,
                detail,
                fragment.position(),
                null,
                0,
                fragment.appendTime(),
                "");
    }
}
