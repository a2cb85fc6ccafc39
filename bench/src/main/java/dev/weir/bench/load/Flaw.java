package dev.weir.bench.load;

/** What is wrong with an answer, so that evaluators have something to find. */
enum Flaw {
    NONE,
    CUT_OFF,
    REFUSED,
    LOOPING,
    FAILED;

    private static final int LOOPS = 12;

    static Flaw drawn(Teller teller) {
        int percent = teller.number(0, 99);
        if (percent < 3) {
            return CUT_OFF;
        }
        if (percent < 6) {
            return REFUSED;
        }
        if (percent < 8) {
            return LOOPING;
        }
        return percent < 10 ? FAILED : NONE;
    }

    String applied(String answer, Teller teller) {
        return switch (this) {
            case NONE -> answer;
            case CUT_OFF -> answer.substring(0, answer.length() * 2 / 3);
            case REFUSED -> teller.tell("flaw.refusal");
            case LOOPING -> (teller.tell("flaw.loop") + " ").repeat(LOOPS).strip();
            case FAILED -> "";
        };
    }

    String finishReason() {
        return switch (this) {
            case CUT_OFF -> "length";
            case FAILED -> "";
            default -> "stop";
        };
    }
}
