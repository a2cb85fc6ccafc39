package dev.weir.evaluators.tuning;

import org.jspecify.annotations.Nullable;

/** How often a rule was right; {@code FAIL} is the class it is there to find. */
public record Figures(
        int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    public static final Figures NONE = new Figures(0, 0, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    static Figures of(boolean expected, boolean found) {
        if (expected) {
            return found ? new Figures(1, 0, 0, 0) : new Figures(0, 0, 1, 0);
        }
        return found ? new Figures(0, 1, 0, 0) : new Figures(0, 0, 0, 1);
    }

    public int cases() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    public int positives() {
        return truePositives + falseNegatives;
    }

    /** The share of what was found that is right; absent when nothing was found. */
    public @Nullable Double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** The share of what is there that was found; absent when nothing is there. */
    public @Nullable Double recall() {
        return ratio(truePositives, positives());
    }

    public @Nullable Double f1() {
        return f(1);
    }

    /** Counts recall twice as much as precision. */
    public @Nullable Double f2() {
        return f(2);
    }

    /** The mean of the shares found right among positives and negatives; absent without both. */
    public @Nullable Double balancedAccuracy() {
        Double recall = recall();
        Double specificity = ratio(trueNegatives, trueNegatives + falsePositives);
        return recall == null || specificity == null ? null : (recall + specificity) / 2;
    }

    private @Nullable Double f(double beta) {
        double weight = beta * beta;
        double all = (1 + weight) * truePositives + weight * falseNegatives + falsePositives;
        return ratio((1 + weight) * truePositives, all);
    }

    private static @Nullable Double ratio(double part, double all) {
        return all == 0 ? null : (Double) (part / all);
    }
}
