package dev.weir.evaluators.evaluator.builtin.json;

/** A text that may be looked at only so often: ends a search that backtracks without end. */
final class BudgetedText implements CharSequence {
    /** Thrown when the steps are used up: the pattern cannot be decided. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("a pattern of the schema takes too many steps", null, false, false);
        }
    }

    private static final int STEPS = 1_000_000;

    private final String text;
    private int left = STEPS;

    BudgetedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Spent();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
