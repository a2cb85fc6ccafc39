package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.ScoreSource;
import java.util.List;
import java.util.Locale;

/**
 * Who gave a score that does not tell. Applications report their users' thumbs and their own
 * automatic checks by the same call; only the name sets them apart, and a check taken for a person
 * would spoil the comparison of evaluators with people.
 */
final class Judges {
    private static final List<String> SAID_BY_USERS =
            List.of(
                    "feedback",
                    "thumb",
                    "user",
                    "rating",
                    "vote",
                    "like",
                    "star",
                    "csat",
                    "nps",
                    "satisf",
                    "helpful",
                    "useful");

    private Judges() {}

    static ScoreSource byName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SAID_BY_USERS.stream().anyMatch(lower::contains)
                ? ScoreSource.USER
                : ScoreSource.EXTERNAL;
    }
}
