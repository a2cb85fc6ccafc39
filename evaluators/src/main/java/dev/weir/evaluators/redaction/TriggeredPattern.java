package dev.weir.evaluators.redaction;

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
     * @param characters ASCII only; unused for numbers
     */
    record Trigger(Kind kind, String characters) {
        enum Kind {
            /** At each of these characters. */
            CHARACTER,
            /** At each of these letters where a word begins. */
            WORD_START,
            /** At the first of consecutive digits. */
            DIGITS
        }

        static Trigger at(String characters) {
            return new Trigger(Kind.CHARACTER, characters);
        }

        static Trigger atWords(String letters) {
            return new Trigger(Kind.WORD_START, letters);
        }

        static Trigger atDigits() {
            return new Trigger(Kind.DIGITS, "0123456789");
        }
    }
}
