package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.Decoded.Rejection;
import dev.weir.evaluators.model.RejectReason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends the reading of a record, or of one entry of it. Its message quotes nothing of the input. */
final class Refusal extends Exception {
    private final RejectReason reason;

    Refusal(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static Refusal missing(String field, String expectation) {
        return new Refusal(
                RejectReason.MISSING_FIELD, field + " is missing: expected " + expectation);
    }

    static Refusal invalid(String field, String expectation) {
        return new Refusal(RejectReason.INVALID_VALUE, field + ": expected " + expectation);
    }

    Rejection at(@Nullable Integer entry) {
        return new Rejection(reason, Objects.requireNonNullElse(getMessage(), ""), entry);
    }

    Decoded decoded() {
        return new Decoded(List.of(), List.of(at(null)));
    }
}
