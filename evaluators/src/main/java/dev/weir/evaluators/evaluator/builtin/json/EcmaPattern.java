package dev.weir.evaluators.evaluator.builtin.json;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import java.util.Map;

/**
 * A pattern of a schema, matched in linear time wherever RE2 can; what only backtracking can match,
 * such as a look-ahead, runs under a budget of steps.
 */
final class EcmaPattern {
    private static final int MAX_LENGTH = 10_000;

    /** ECMAScript also takes categories by their long names. */
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "Letter", "L",
                    "Uppercase_Letter", "Lu",
                    "Lowercase_Letter", "Ll",
                    "Mark", "M",
                    "Number", "N",
                    "Decimal_Number", "Nd",
                    "digit", "Nd",
                    "Punctuation", "P",
                    "Symbol", "S",
                    "Separator", "Z");

    private EcmaPattern() {}

    static RegularExpression of(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new SchemaException("a pattern is longer than " + MAX_LENGTH + " characters");
        }
        try {
            Pattern linear = Pattern.compile(translated(pattern, "\\x{", "}"));
            return value -> linear.matcher(value).find();
        } catch (PatternSyntaxException e) {
            return backtracking(pattern);
        }
    }

    private static RegularExpression backtracking(String pattern) {
        try {
            var compiled = java.util.regex.Pattern.compile(translated(pattern, "\\u", ""));
            return value -> compiled.matcher(new BudgetedText(value)).find();
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new SchemaException("a pattern is not a regular expression");
        }
    }

    /** The end of the text, code units and classes are written differently in every dialect. */
    private static String translated(String pattern, String unitOpen, String unitClose) {
        var translated = new StringBuilder();
        boolean inClass = false;
        int at = 0;
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (character == '\\' && at + 1 < pattern.length()) {
                at = escape(pattern, at + 1, unitOpen, unitClose, translated);
            } else {
                inClass = character == '[' || (inClass && character != ']');
                translated.append(character == '$' && !inClass ? "\\z" : String.valueOf(character));
                at++;
            }
        }
        return translated.toString();
    }

    /** Gives the offset after the escape whose letter stands at {@code at}. */
    private static int escape(
            String pattern, int at, String unitOpen, String unitClose, StringBuilder translated) {
        char letter = pattern.charAt(at);
        if (letter == 'u' && at + 4 < pattern.length()) {
            translated.append(unitOpen).append(pattern, at + 1, at + 5).append(unitClose);
            return at + 5;
        }
        int close = pattern.indexOf('}', at);
        if ((letter == 'p' || letter == 'P') && pattern.startsWith("{", at + 1) && close > 0) {
            String name = pattern.substring(at + 2, close);
            String plain = name.substring(name.indexOf('=') + 1);
            translated.append('\\').append(letter).append('{');
            translated.append(CATEGORIES.getOrDefault(plain, plain)).append('}');
            return close + 1;
        }
        translated.append('\\').append(letter);
        return at + 1;
    }
}
