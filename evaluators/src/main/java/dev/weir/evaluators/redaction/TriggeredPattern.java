package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.function.Consumer;

/** Finds one kind of personal data around places that {@link PatternScanner} points out. */
interface TriggeredPattern {
    Trigger trigger();

    /**
     * Looks around one trigger. The work is bounded, or limited by the nearest other trigger, so
     * that all calls together stay linear in the text.
     */
    void findAt(String text, int at, Consumer<PiiSpan> found);

    /**
     * Where a pattern wants to look.
     *
     * @param beginnings ASCII only: one character each, or the first two of a word
     */
    record Trigger(Kind kind, List<String> beginnings) {
        enum Kind {
            /** At each of these characters. */
            CHARACTER,
            /** Where a word begins with these two letters; other words may be pointed out, too. */
            WORD_START,
            /** At the first of consecutive digits. */
            DIGITS
        }

        static Trigger at(String... characters) {
            return new Trigger(Kind.CHARACTER, List.of(characters));
        }

        static Trigger atWords(String... beginnings) {
            return new Trigger(Kind.WORD_START, List.of(beginnings));
        }

        static Trigger atDigits() {
            return new Trigger(
                    Kind.DIGITS, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        }

        boolean beginsWith(int character) {
            return beginnings.stream().anyMatch(beginning -> beginning.charAt(0) == character);
        }
    }
}
