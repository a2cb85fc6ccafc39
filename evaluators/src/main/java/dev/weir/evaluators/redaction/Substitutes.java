package dev.weir.evaluators.redaction;

/** What the policy has written instead of a value. */
final class Substitutes {
    private final RedactionPolicy policy;
    private final Surrogates surrogates;

    Substitutes(RedactionPolicy policy, Surrogates surrogates) {
        this.policy = policy;
        this.surrogates = surrogates;
    }

    /** The substitute for a value within the text that it was read from. */
    String of(String text, PiiSpan span) {
        String value = text.substring(span.start(), span.end());
        return switch (policy.mode(span.type())) {
            case SURROGATE -> surrogates.of(span.type(), value);
            case MASK -> isBareNumber(text, span) ? "0" : "<" + span.type() + ">";
            case REMOVE -> isBareNumber(text, span) ? "0" : "";
            case KEEP -> value;
        };
    }

    /** A number of a JSON document has to stay one. */
    private static boolean isBareNumber(String text, PiiSpan span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (!Chars.isDigit(text.charAt(i))) {
                return false;
            }
        }
        int before = span.start() - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int after = span.end();
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        return (before < 0 || ":,[".indexOf(text.charAt(before)) >= 0)
                && (after == text.length() || ",]}".indexOf(text.charAt(after)) >= 0);
    }
}
