package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.RedactionPolicy.Mode;
import java.util.List;

/**
 * Replaces the personal data in a text and leaves every other character as it was written.
 *
 * <p>Redacting what is redacted changes nothing: should a replacement bring about a new finding
 * where it meets its surroundings, that is replaced as well.
 */
final class TextRedactor {
    private static final int MAX_ROUNDS = 5;

    /**
     * Conversations send the same messages again and again; what is shorter is as quick to read.
     */
    private static final int MIN_REMEMBERED = 256;

    private static final int REMEMBERED = 4_000_000;
    private static final RedactedText CLEAN = new RedactedText("", List.of());

    private final Findings all;
    private final Findings unwanted;
    private final Memo<RedactedText> known;

    TextRedactor(
            Recognizers recognizers,
            RedactionPolicy policy,
            RedactionKey key,
            Surrogates surrogates) {
        var substitutes = new Substitutes(policy, surrogates);
        this.all = new Findings(recognizers, substitutes, type -> true);
        this.unwanted =
                new Findings(recognizers, substitutes, type -> policy.mode(type) != Mode.KEEP);
        this.known = new Memo<>(key, REMEMBERED, RedactedText::weight);
    }

    RedactedText redact(String text) {
        RedactedText redacted =
                text.length() < MIN_REMEMBERED
                        ? redactAnew(text)
                        : known.get(text, this::redactAnew);
        return redacted.findings().isEmpty() ? new RedactedText(text, List.of()) : redacted;
    }

    private RedactedText redactAnew(String text) {
        List<Replacement> first = replacements(text);
        if (first.isEmpty()) {
            return CLEAN;
        }
        String redacted = Replacement.apply(text, first);
        for (int round = 1; round < MAX_ROUNDS; round++) {
            List<Replacement> more = replacements(redacted);
            if (more.isEmpty()) {
                break;
            }
            redacted = Replacement.apply(redacted, more);
        }
        return new RedactedText(redacted, first.stream().map(Replacement::span).toList());
    }

    /** Every kind of finding, also of kinds that are kept. */
    List<PiiSpan> find(String text) {
        return all.in(text).stream().map(Replacement::span).toList();
    }

    /** Sorted and apart; kept kinds are left out first, so that they shield no other kind. */
    List<Replacement> replacements(String text) {
        return unwanted.in(text);
    }
}
