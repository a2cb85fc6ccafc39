package dev.weir.jobs.config;

import dev.weir.evaluators.assembly.AssemblyTimes;
import dev.weir.evaluators.settings.Checks;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/** How traces are put together; what is not given is as in {@link AssemblyTimes#DEFAULT}. */
public record AssemblyConfig(
        Duration settle,
        Duration quiet,
        Duration maxAge,
        Duration textTtl,
        Duration digestTtl,
        Integer maxFragmentsPerTrace)
        implements Serializable {
    private static final int DEFAULT_MAX_FRAGMENTS = 10_000;

    public static final AssemblyConfig DEFAULT = of(AssemblyTimes.DEFAULT);

    public AssemblyConfig {
        AssemblyTimes byDefault = AssemblyTimes.DEFAULT;
        settle = Objects.requireNonNullElse(settle, byDefault.settle());
        quiet = Objects.requireNonNullElse(quiet, byDefault.quiet());
        maxAge = Objects.requireNonNullElse(maxAge, byDefault.maxAge());
        textTtl = Objects.requireNonNullElse(textTtl, byDefault.textTtl());
        digestTtl = Objects.requireNonNullElse(digestTtl, byDefault.digestTtl());
        maxFragmentsPerTrace =
                Objects.requireNonNullElse(maxFragmentsPerTrace, DEFAULT_MAX_FRAGMENTS);
        Checks.all()
                .that(isPositive(settle), "settle: must be positive, got %s", settle)
                .that(isPositive(quiet), "quiet: must be positive, got %s", quiet)
                .that(isPositive(maxAge), "max-age: must be positive, got %s", maxAge)
                .that(isPositive(textTtl), "text-ttl: must be positive, got %s", textTtl)
                .that(
                        digestTtl.compareTo(textTtl) >= 0,
                        "digest-ttl: must be at least text-ttl, got %s",
                        digestTtl)
                .that(
                        maxFragmentsPerTrace > 0,
                        "max-fragments-per-trace: must be positive, got %d",
                        maxFragmentsPerTrace)
                .done();
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static AssemblyConfig of(AssemblyTimes times) {
        return new AssemblyConfig(
                times.settle(),
                times.quiet(),
                times.maxAge(),
                times.textTtl(),
                times.digestTtl(),
                DEFAULT_MAX_FRAGMENTS);
    }

    public AssemblyTimes times() {
        return new AssemblyTimes(settle, quiet, maxAge, textTtl, digestTtl);
    }
}
