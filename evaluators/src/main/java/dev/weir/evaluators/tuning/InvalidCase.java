package dev.weir.evaluators.tuning;

/** A line that is no labelled case, with what is missing in it. */
public final class InvalidCase extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidCase(String message) {
        super(message);
    }
}
