package dev.weir.evaluators.assembly;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a trace is waited for and kept.
 *
 * @param settle how long a burst of fragments may gather before what has ended is put out
 * @param quiet how long nothing may come after the root has ended before the trace is complete
 * @param maxAge when a trace is complete even if its root never ended
 * @param textTtl how long after completion late spans can still revise it
 * @param digestTtl how long after completion redeliveries are still recognised
 */
public record AssemblyTimes(
        Duration settle, Duration quiet, Duration maxAge, Duration textTtl, Duration digestTtl)
        implements Serializable {
    public static final AssemblyTimes DEFAULT =
            new AssemblyTimes(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(10),
                    Duration.ofHours(24));
}
