package dev.weir.jobs.graph;

import java.util.Objects;

/**
 * A fragment on its way to its trace. On that way it is written and read several times, in a batch
 * run it is sorted too: as bytes it is only copied.
 *
 * @param trace the key that it is sent by
 * @param bytes as Flink itself would write it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
public record PackedFragment(String trace, byte[] bytes) {
    public PackedFragment {
        trace = Objects.requireNonNullElse(trace, "");
        bytes = Objects.requireNonNullElseGet(bytes, () -> new byte[0]);
    }
}
