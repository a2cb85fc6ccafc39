package dev.weir.evaluators.redaction;

import java.util.List;

/** What is written in place of a finding. */
record Replacement(PiiSpan span, String substitute) {
    static String apply(String text, List<Replacement> replacements) {
        var applied = new StringBuilder(text.length() + 16 * replacements.size());
        int copied = 0;
        for (Replacement replacement : replacements) {
            applied.append(text, copied, replacement.span.start());
            applied.append(replacement.substitute);
            copied = replacement.span.end();
        }
        return applied.append(text, copied, text.length()).toString();
    }
}
