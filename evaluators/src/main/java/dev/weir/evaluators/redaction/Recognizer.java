package dev.weir.evaluators.redaction;

import java.util.function.Consumer;

/**
 * Finds one kind of personal data in a text.
 *
 * <p>Pure, thread-safe and linear in the length of the text. Spans lie within the text, are not
 * empty, and may overlap; {@link Recognizers} resolves that.
 */
public interface Recognizer {
    void find(String text, Consumer<PiiSpan> found);
}
