package dev.weir.local.canary;

import java.util.stream.Collectors;

/** Personal data of one field, and a word beside it that is nobody's secret. */
record Canary(int number) {
    /** Whoever searches and does not even find this has searched in the wrong place. */
    static final String CONTROL = "birdsong";

    private static final int LONGEST_WORD = 60;

    /** What is one word may be an id, which is refused when it is long. */
    static boolean isWord(String original) {
        return original.length() <= LONGEST_WORD && original.indexOf(' ') < 0;
    }

    /** What to plant into a field that holds this: a word gets one kind, each word another. */
    String text(String original) {
        return isWord(original)
                ? control() + ", " + Kind.ALL.get(number % Kind.ALL.size()).of(number)
                : all();
    }

    /** Every kind, a line each. */
    String all() {
        return Kind.ALL.stream()
                .map(kind -> kind.of(number))
                .collect(Collectors.joining("\n", control() + "\n", ""));
    }

    String control() {
        return CONTROL + number;
    }
}
