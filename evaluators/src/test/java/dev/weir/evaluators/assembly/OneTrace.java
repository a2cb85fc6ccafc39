package dev.weir.evaluators.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import org.jspecify.annotations.Nullable;

/** A trace that becomes known bit by bit. */
final class OneTrace {
    private final TraceAssembler assembler = new TraceAssembler(100);
    private final TraceState state = new TraceState();

    Admission add(Fragment fragment) {
        return assembler.add(state, fragment);
    }

    /** What is new with these fragments, all of which are accepted. */
    @CanIgnoreReturnValue
    Assembled after(Fragment... fragments) {
        for (Fragment fragment : fragments) {
            assertThat(add(fragment)).isEqualTo(Admission.ACCEPTED);
        }
        return assembler.putOut(state);
    }

    /** The trace, if it is new. */
    @CanIgnoreReturnValue
    @Nullable Trace complete() {
        return assembler.complete(state).trace();
    }

    void expireText() {
        assembler.expireText(state);
    }

    static Observation observation(Assembled put, String id) {
        return put.observations().stream()
                .filter(observation -> observation.observationId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
