package dev.weir.evaluators.tuning;

/**
 * Where to draw the line, with 95 % confidence intervals from a bootstrap.
 *
 * @param failsFrom whether values from the threshold up fail, rather than values below it
 * @param score the measure at the threshold, on all cases
 */
public record Threshold(
        double value,
        Interval valueInterval,
        boolean failsFrom,
        double score,
        Interval scoreInterval) {
    /** From the 2.5th to the 97.5th percentile. */
    public record Interval(double low, double high) {}
}
