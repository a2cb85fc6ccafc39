package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.function.Supplier;

/**
 * Takes the personal data out of fragments and texts, before anything of them is kept.
 *
 * <p>Pure, thread-safe, and fails closed: whatever goes wrong inside, nothing of the text comes
 * out, neither as a result nor in a message.
 */
public final class Redactor {
    private final TextRedactor texts;
    private final Surrogates surrogates;

    public Redactor(RedactionPolicy policy, RedactionKey key) {
        this(policy, key, Recognizers.of(policy, key));
    }

    public Redactor(RedactionPolicy policy, RedactionKey key, Recognizers recognizers) {
        this.surrogates = Surrogates.of(key, policy);
        this.texts = new TextRedactor(recognizers, policy, key, surrogates);
    }

    public Redaction redact(RawFragment raw) {
        var fragment = new FragmentRedaction(texts, surrogates);
        return orElse(
                () -> new Redaction.Redacted(fragment.redact(raw.unredacted())),
                () -> new Redaction.Withheld(fragment.field()));
    }

    /** The same string if nothing was found. Throws, without naming the text, if it cannot. */
    public String redactText(String text) {
        return orThrow(() -> texts.redact(text).text());
    }

    /** What the text holds, of kinds that are kept as well: sorted, not overlapping. */
    public List<PiiSpan> find(String text) {
        return orThrow(() -> texts.find(text));
    }

    /** What stands for a user everywhere; finds the rows of a user who wants them erased. */
    public String userKey(String userId) {
        return surrogates.userKey(userId);
    }

    /**
     * The beginning of refused input, redacted, at most {@link Excerpt#MAX_LENGTH} characters;
     * empty when it is not UTF-8 text or anything fails.
     */
    public String excerpt(byte[] input) {
        return orElse(() -> new Excerpt(texts).of(input), () -> "");
    }

    private static <T> T orThrow(Supplier<T> attempt) {
        return orElse(
                attempt,
                () -> {
                    throw new IllegalStateException("redaction failed; the text is withheld");
                });
    }

    /** The one place where failure is turned into silence: an exception may quote the text. */
    private static <T> T orElse(Supplier<T> attempt, Supplier<T> withheld) {
        try {
            return attempt.get();
        } catch (RuntimeException | StackOverflowError e) {
            return withheld.get();
        }
    }
}
