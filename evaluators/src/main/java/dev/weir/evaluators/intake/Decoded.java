package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.redaction.RawFragment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record held: fragments not yet redacted, and what of it was refused. */
public record Decoded(List<RawFragment> fragments, List<Rejection> rejections) {
    /**
     * Something that was not read.
     *
     * @param detail what was expected and where, without quoting the input
     * @param entry which entry of a batch, counted from 0; absent for the whole record
     */
    public record Rejection(RejectReason reason, String detail, @Nullable Integer entry) {}

    public static Decoded accepted(List<RawFragment> fragments) {
        return new Decoded(fragments, List.of());
    }

    public static Decoded rejected(RejectReason reason, String detail) {
        return new Decoded(List.of(), List.of(new Rejection(reason, detail, null)));
    }
}
