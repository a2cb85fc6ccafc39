package dev.weir.local.tune;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.assembly.TraceAssembler;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.intake.Decoded;
import dev.weir.evaluators.intake.NativeDecoder;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.redaction.RawFragment;
import dev.weir.evaluators.redaction.Redaction;
import dev.weir.evaluators.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A native observation as a job would come to judge it, and as it was written.
 *
 * @param raw never leaves this process; for rules whose labels are on the raw text
 */
record Case(Observation redacted, @Nullable Trace trace, Observation raw) {
    private static final NativeDecoder DECODER = new NativeDecoder();
    private static final int MAX_FRAGMENTS = 10;

    /** Null when the bytes are no native observation. */
    static @Nullable Case of(byte[] json, Redactor redactor) {
        Decoded decoded = DECODER.decode(json);
        if (!decoded.rejections().isEmpty() || decoded.fragments().isEmpty()) {
            return null;
        }
        var raw = new ArrayList<Fragment>();
        var redacted = new ArrayList<Fragment>();
        for (RawFragment fragment : decoded.fragments()) {
            if (fragment.unredacted().kind() == FragmentKind.FEEDBACK
                    || !(redactor.redact(fragment) instanceof Redaction.Redacted masked)) {
                return null;
            }
            raw.add(fragment.unredacted());
            redacted.add(masked.fragment());
        }
        Assembled judged = assembled(redacted);
        return judged.observations().isEmpty()
                ? null
                : new Case(
                        judged.observations().get(0),
                        judged.trace(),
                        assembled(raw).observations().get(0));
    }

    private static Assembled assembled(List<Fragment> fragments) {
        var assembler = new TraceAssembler(MAX_FRAGMENTS);
        var state = new TraceState();
        fragments.forEach(fragment -> assembler.add(state, fragment));
        return assembler.complete(state);
    }
}
