package dev.weir.evaluators.tuning;

/** What a threshold is chosen for. */
public enum Measure {
    F1,
    F2,
    BALANCED_ACCURACY;

    /** 0 where it is not defined. */
    public double of(Figures figures) {
        Double value =
                switch (this) {
                    case F1 -> figures.f1();
                    case F2 -> figures.f2();
                    case BALANCED_ACCURACY -> figures.balancedAccuracy();
                };
        return value == null ? 0 : value;
    }
}
