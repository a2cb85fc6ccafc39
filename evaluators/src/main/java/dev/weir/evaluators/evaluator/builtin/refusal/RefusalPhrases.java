package dev.weir.evaluators.evaluator.builtin.refusal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What assistants say when they decline: one line a phrase, in lower case. A phrase is tried only
 * where its trigger occurs, which few answers contain. Every repetition in a pattern is bounded,
 * and so is the text.
 */
final class RefusalPhrases {
    static final String REFUSAL = "refusal";
    static final String ABSTENTION = "abstention";

    /**
     * A phrase found in a sentence.
     *
     * @param end offset after the phrase
     */
    record Match(String kind, int end) {}

    private record Phrase(String kind, List<String> triggers, Pattern pattern) {}

    private static final List<Phrase> PHRASES =
            PhraseBook.lines().map(RefusalPhrases::phrase).toList();

    private static final Pattern HELP_AFTER_ALL =
            Pattern.compile(
                    "\\b(?:but|however|though|aber|pero|mais|tapi|namun|mas|ma)\\b,? (?:\\S+"
                        + " ){0,3}?(?:here|i can|i'd be|i could|i'll|let me|in"
                        + " general|generally|kann ich|hier|puedo|aquí|je peux|voici|saya bisa|saya"
                        + " dapat|berikut|posso|ecco)\\b",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private RefusalPhrases() {}

    private static Phrase phrase(PhraseBook.Line line) {
        return new Phrase(
                line.kind(),
                line.triggers(),
                Pattern.compile(line.pattern(), Pattern.UNICODE_CHARACTER_CLASS));
    }

    static boolean mayOccur(String text) {
        for (Phrase phrase : PHRASES) {
            if (isTriggered(phrase, text)) {
                return true;
            }
        }
        return false;
    }

    /** Refusals before abstentions: who declines often also says that he does not know. */
    static @Nullable Match find(String sentence) {
        for (Phrase phrase : PHRASES) {
            if (isTriggered(phrase, sentence)) {
                Matcher matcher = phrase.pattern.matcher(sentence);
                if (matcher.find()) {
                    return new Match(phrase.kind, matcher.end());
                }
            }
        }
        return null;
    }

    /** "I cannot give legal advice, but here is ...": the answer comes after all. */
    static boolean turnsToHelp(String sentence, int from) {
        return HELP_AFTER_ALL.matcher(sentence).region(from, sentence.length()).find();
    }

    private static boolean isTriggered(Phrase phrase, String text) {
        for (String trigger : phrase.triggers) {
            if (text.contains(trigger)) {
                return true;
            }
        }
        return false;
    }
}
