package dev.weir.evaluators.tuning;

import dev.weir.evaluators.tuning.Threshold.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The threshold that would have been best, how well values rank at all, and how much of that is
 * chance. The bootstrap is seeded: the same cases give the same intervals.
 */
final class ThresholdSearch {
    /** A value and whether the case should fail; turned so that larger values are worse. */
    private record Point(double value, boolean positive) {}

    private static final int RESAMPLES = 1000;
    private static final long SEED = 20261101;

    private final Point[] points;
    private final boolean largerIsWorse;
    private final Measure measure;

    private ThresholdSearch(Point[] points, boolean largerIsWorse, Measure measure) {
        this.points = points;
        this.largerIsWorse = largerIsWorse;
        this.measure = measure;
    }

    static ThresholdSearch of(List<Tuning.Outcome> outcomes, Measure measure) {
        boolean largerIsWorse = largerIsWorse(outcomes);
        Point[] points =
                outcomes.stream()
                        .filter(outcome -> outcome.value() != null)
                        .map(outcome -> point(outcome, largerIsWorse))
                        .sorted(Comparator.comparingDouble(Point::value).reversed())
                        .toArray(Point[]::new);
        return new ThresholdSearch(points, largerIsWorse, measure);
    }

    private static Point point(Tuning.Outcome outcome, boolean largerIsWorse) {
        Double value = outcome.value();
        double known = value == null ? 0 : value;
        return new Point(largerIsWorse ? known : -known, outcome.isPositive());
    }

    /** The chance that a case to find ranks above one to leave; absent without both. */
    @Nullable Double auroc() {
        double positives = 0;
        double negatives = 0;
        double wins = 0;
        for (int start = 0; start < points.length; ) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            int end = start;
            for (; end < points.length && points[end].value == points[start].value; end++) {
                tiedPositives += points[end].positive ? 1 : 0;
                tiedNegatives += points[end].positive ? 0 : 1;
            }
            wins += positives * tiedNegatives + tiedPositives * tiedNegatives / 2;
            positives += tiedPositives;
            negatives += tiedNegatives;
            start = end;
        }
        return positives == 0 || negatives == 0 ? null : (Double) (wins / (positives * negatives));
    }

    /** Absent when the cases do not hold both kinds. */
    @Nullable Threshold best() {
        if (auroc() == null) {
            return null;
        }
        int[] once = new int[points.length];
        Arrays.fill(once, 1);
        int best = cut(once);
        double[] cuts = new double[RESAMPLES];
        double[] scores = new double[RESAMPLES];
        var random = new Random(SEED);
        for (int i = 0; i < RESAMPLES; i++) {
            int[] times = resample(random);
            cuts[i] = valueAt(cut(times));
            scores[i] = measure.of(figures(times, best));
        }
        return new Threshold(
                valueAt(best),
                interval(cuts),
                largerIsWorse,
                measure.of(figures(once, best)),
                interval(scores));
    }

    private int[] resample(Random random) {
        int[] times = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            times[random.nextInt(points.length)]++;
        }
        return times;
    }

    /** How many of the points, from the worst down, had best fail. */
    private int cut(int[] times) {
        Figures figures = figures(times, 0);
        double highest = measure.of(figures);
        int best = 0;
        for (int i = 0; i < points.length; i++) {
            figures = figures.plus(moved(points[i], times[i]));
            boolean last = i + 1 == points.length || points[i + 1].value != points[i].value;
            if (last && measure.of(figures) > highest) {
                highest = measure.of(figures);
                best = i + 1;
            }
        }
        return best;
    }

    private static Figures moved(Point point, int times) {
        return point.positive ? new Figures(times, 0, -times, 0) : new Figures(0, times, 0, -times);
    }

    private Figures figures(int[] times, int failing) {
        Figures figures = Figures.NONE;
        for (int i = 0; i < points.length; i++) {
            for (int again = 0; again < times[i]; again++) {
                figures = figures.plus(Figures.of(points[i].positive, i < failing));
            }
        }
        return figures;
    }

    /** Half way between the last value that fails and the first that passes. */
    private double valueAt(int failing) {
        double turned =
                failing == 0
                        ? points[0].value + 1
                        : failing == points.length
                                ? points[failing - 1].value
                                : (points[failing - 1].value + points[failing].value) / 2;
        return largerIsWorse ? turned : -turned;
    }

    private static Interval interval(double[] samples) {
        Arrays.sort(samples);
        return new Interval(samples[RESAMPLES / 40], samples[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    /** Whether a rule fails large values or small ones is told by its own verdicts. */
    private static boolean largerIsWorse(List<Tuning.Outcome> outcomes) {
        double failed = mean(outcomes, true);
        double passed = mean(outcomes, false);
        return Double.isNaN(failed) || Double.isNaN(passed) || failed >= passed;
    }

    private static double mean(List<Tuning.Outcome> outcomes, boolean found) {
        double sum = 0;
        int count = 0;
        for (Tuning.Outcome outcome : outcomes) {
            Double value = outcome.value();
            if (value != null && outcome.isFound() == found) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
