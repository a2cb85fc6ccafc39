package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.builtin.text.Words;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text leaves open at its end.
 *
 * @param start where the open part begins
 */
record OpenEnd(Kind what, int start) {
    /** From the surest sign to the weakest. */
    enum Kind {
        JSON("json", "JSON", 0.9, 0.9),
        CODE("code", "a code block", 0.8, 0.6),
        CLAUSE("sentence", "a sentence", 0.7, 0.6),
        SENTENCE("sentence", "a sentence", 0.6, 0.3);

        private final String id;
        private final String words;
        private final double certainty;
        private final double certaintyWhenStopped;

        Kind(String id, String words, double certainty, double certaintyWhenStopped) {
            this.id = id;
            this.words = words;
            this.certainty = certainty;
            this.certaintyWhenStopped = certaintyWhenStopped;
        }
    }

    private static final String FENCE = "```";
    private static final String WRAPPERS = "*_~\"'\u201D\u2019\u00BB)]";
    private static final String JOINERS = ",-\u2013\u2014([{\u00AB\u201C\u3001\uFF0C&=";

    /** Fewer words in the last line are a heading, a list entry, a signature. */
    private static final int MIN_WORDS = 8;

    /** Words that no sentence ends with. */
    private static final Set<String> CONNECTIVES =
            Set.of(
                    "the", "a", "an", "and", "or", "of", "because", "which", "whose", "their",
                    "und", "oder", "weil", "der", "die", "das", "eine", "einen", "el", "los", "las",
                    "una", "porque", "et", "ou", "les", "des", "une", "parce", "dan", "atau",
                    "yang", "karena", "dengan", "untuk");

    /** Also keeps a whole text without spaces from being turned into lower case. */
    private static final int LONGEST_CONNECTIVE = 10;

    static @Nullable OpenEnd of(String text) {
        int fence = openFence(text);
        if (fence >= 0) {
            return new OpenEnd(Kind.CODE, fence);
        }
        int start = firstVisible(text);
        if (start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[')) {
            return isOpenJson(text, start) ? new OpenEnd(Kind.JSON, start) : null;
        }
        return openSentence(text);
    }

    String kind() {
        return what.id;
    }

    String inside() {
        return what.words;
    }

    /**
     * A provider that says the model stopped by itself is believed more than a missing full stop.
     */
    double certainty(boolean stopped) {
        return stopped ? what.certaintyWhenStopped : what.certainty;
    }

    /** The last code fence if nothing closes it, else -1. */
    private static int openFence(String text) {
        int open = -1;
        int at = 0;
        while (at >= 0 && at < text.length()) {
            int visible = at;
            while (visible < text.length() && text.charAt(visible) == ' ') {
                visible++;
            }
            if (text.startsWith(FENCE, visible)) {
                int lineEnd = text.indexOf('\n', visible);
                String rest = text.substring(visible + 3, lineEnd < 0 ? text.length() : lineEnd);
                boolean alone = !rest.contains(FENCE);
                open = alone ? (open < 0 ? visible : -1) : open;
            }
            int next = text.indexOf('\n', at);
            at = next < 0 ? -1 : next + 1;
        }
        return open;
    }

    private static int firstVisible(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Brackets and strings that are still open at the end; only a text that looks like JSON. */
    private static boolean isOpenJson(String text, int start) {
        int second = start + 1;
        while (second < text.length() && Character.isWhitespace(text.charAt(second))) {
            second++;
        }
        if (second < text.length() && "\"{[]}-0123456789tfn".indexOf(text.charAt(second)) < 0) {
            return false;
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = start; at < text.length(); at++) {
            char character = text.charAt(at);
            if (quoted) {
                if (character == '\\') {
                    at++;
                } else {
                    quoted = character != '"';
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == '{' || character == '[') {
                depth++;
            } else if ((character == '}' || character == ']') && --depth == 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable OpenEnd openSentence(String text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        int line = text.lastIndexOf('\n', end - 1) + 1;
        String last = text.substring(line, end);
        char final_ = last.charAt(last.length() - 1);
        int words = Words.of(last).size();
        if (JOINERS.indexOf(final_) >= 0 && words > 1 && !isRule(last)) {
            return new OpenEnd(Kind.CLAUSE, line);
        }
        String bare = unwrapped(last);
        if (bare.isEmpty() || !Character.isLetterOrDigit(bare.codePointBefore(bare.length()))) {
            return null;
        }
        if (words > 2 && CONNECTIVES.contains(lastWord(bare))) {
            return new OpenEnd(Kind.CLAUSE, line);
        }
        return words >= MIN_WORDS && isProse(text, line) ? new OpenEnd(Kind.SENTENCE, line) : null;
    }

    /** A line of dashes ends a section, not a thought. */
    private static boolean isRule(String line) {
        return line.chars().allMatch(c -> c == '-' || c == '=' || c == ' ' || c == '\u2014');
    }

    private static String unwrapped(String line) {
        int end = line.length();
        while (end > 0 && WRAPPERS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    private static String lastWord(String line) {
        int space = line.lastIndexOf(' ');
        String last = line.substring(space + 1);
        return last.length() > LONGEST_CONNECTIVE ? "" : last.toLowerCase(Locale.ROOT);
    }

    /** Lists, tables and links end without a full stop as a rule. */
    private static boolean isProse(String text, int line) {
        String start = text.substring(line).stripLeading();
        char first = start.charAt(0);
        boolean listed = "-*+#|>\u2022".indexOf(first) >= 0 || Character.isDigit(first);
        return !listed && !start.contains("://");
    }
}
