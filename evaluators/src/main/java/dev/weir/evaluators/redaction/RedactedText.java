package dev.weir.evaluators.redaction;

import java.util.List;

/**
 * A text without personal data. Depends on the text, the policy and the key alone, so it may be
 * remembered by a hash of the text for as long as those last.
 *
 * @param text the very same string if nothing was found
 * @param findings what was replaced, as places in the text before redaction
 */
record RedactedText(String text, List<PiiSpan> findings) {
    private static final int SPAN = 16;

    /** About how much memory it takes, in characters. */
    int weight() {
        return text.length() + SPAN * findings.size();
    }
}
