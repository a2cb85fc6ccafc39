package dev.weir.evaluators.redaction;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways in which one character is written as several, or as one that only looks like it. */
final class Folds {
    private static final int AS_WRITTEN = -1;
    private static final int NOTHING = -2;
    private static final int MAX_REFERENCE = 10;
    private static final Map<String, Character> ENTITIES =
            Map.of(
                    "commat;", '@',
                    "period;", '.',
                    "nbsp;", ' ',
                    "plus;", '+',
                    "hyphen;", '-',
                    "lowbar;", '_');

    private Folds() {}

    /**
     * Backslash escapes of any depth, and characters that look like ASCII or like nothing; null
     * when there are none. How deep a text was escaped is not known, so a run of backslashes counts
     * as one.
     */
    static @Nullable View unescaped(String text) {
        int i = nextFold(text, 0);
        if (i == text.length()) {
            return null;
        }
        var builder = new View.Builder(text);
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '\\' ? escape(text, i, builder) : lookAlike(text, i, i + 1, c, builder);
            i = nextFold(text, end);
        }
        return builder.isEmpty() ? null : builder.build();
    }

    private static int nextFold(String text, int from) {
        int i = from;
        while (i < text.length() && isWrittenPlainly(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWrittenPlainly(char c) {
        return c < 0xa0 ? c != '\\' : reading(c) == AS_WRITTEN;
    }

    private static int escape(String text, int start, View.Builder builder) {
        int next = start + 1;
        while (next < text.length() && text.charAt(next) == '\\') {
            next++;
        }
        char c = next < text.length() ? text.charAt(next) : '\\';
        int hexDigits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
        int code = hexDigits == 0 ? -1 : Chars.hex(text, next + 1, next + 1 + hexDigits);
        if (code >= 0) {
            int end = next + 1 + hexDigits;
            int folded = lookAlike(text, start, end, (char) code, builder);
            return folded;
        }
        int simple = "ntrbf\"/'".indexOf(c);
        if (simple >= 0) {
            builder.fold(start, next + 1, "\n\t\r  \"/'".charAt(simple));
            return next + 1;
        }
        if (next > start + 1) {
            builder.fold(start, next, '\\');
        }
        return next;
    }

    /** Folds what is written from start to end if it is not the plain character itself. */
    private static int lookAlike(String text, int start, int end, char c, View.Builder builder) {
        int reading = reading(c);
        boolean betweenWords = reading == ' ' || reading == '-';
        boolean plain = end == start + 1;
        if (reading == NOTHING) {
            builder.drop(start, end);
        } else if (reading == AS_WRITTEN) {
            if (!plain) {
                builder.fold(start, end, c);
            }
        } else if (!plain || !betweenWords || followsNumber(text, start)) {
            builder.fold(start, end, (char) reading);
        }
        return end;
    }

    /** Spaces and dashes of typesetting are everywhere; only within numbers do they matter. */
    private static boolean followsNumber(String text, int at) {
        return at > 0 && (Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
    }

    private static int reading(char c) {
        if (c < 0xa0) {
            return AS_WRITTEN;
        }
        if (c >= 0xff01 && c <= 0xff5e) {
            return c - 0xfee0;
        }
        return switch (c) {
            case 0xa0, 0x202f, 0x205f, 0x3000 -> ' ';
            case 0xad, 0x34f, 0x180e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff -> NOTHING;
            case 0x2212, 0xfe58, 0xfe63 -> '-';
            case 0xfe6b -> '@';
            default -> readingInBlock(c);
        };
    }

    private static int readingInBlock(char c) {
        if (c >= 0x2000 && c <= 0x2015) {
            return c <= 0x200a ? ' ' : c <= 0x200f ? NOTHING : '-';
        }
        if (c >= 0x660 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(c, 10);
        }
        return AS_WRITTEN;
    }

    /** Percent-encoded ASCII of any depth, and character references; null when there are none. */
    static @Nullable View decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('&') < 0) {
            return null;
        }
        View.Builder builder = null;
        for (int i = nextCode(text, 0); i < text.length(); i = nextCode(text, i + 1)) {
            builder = builder == null ? new View.Builder(text) : builder;
            i =
                    (text.charAt(i) == '%'
                                    ? percent(text, i, builder)
                                    : reference(text, i, builder))
                            - 1;
        }
        return builder == null || builder.isEmpty() ? null : builder.build();
    }

    private static int nextCode(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '%' && text.charAt(i) != '&') {
            i++;
        }
        return i;
    }

    private static int percent(String text, int start, View.Builder builder) {
        int end = start + 3;
        int code = Chars.hex(text, start + 1, end);
        while (code == '%' && Chars.hex(text, end, end + 2) >= 0) {
            code = Chars.hex(text, end, end + 2);
            end += 2;
        }
        return foldAscii(start, end, code, builder);
    }

    private static int reference(String text, int start, View.Builder builder) {
        int end = start + 1;
        int limit = Math.min(text.length(), start + MAX_REFERENCE);
        while (end < limit && text.charAt(end) != ';') {
            end++;
        }
        if (end == limit) {
            return start + 1;
        }
        end++;
        String name = text.substring(start + 1, end);
        Character known = ENTITIES.get(name);
        return foldAscii(start, end, known == null ? number(name) : known, builder);
    }

    private static int number(String name) {
        if (!name.startsWith("#") || name.length() < 3) {
            return -1;
        }
        String digits = name.substring(1, name.length() - 1);
        if (digits.startsWith("x") || digits.startsWith("X")) {
            return Chars.hex(digits, 1, digits.length());
        }
        return digits.chars().allMatch(c -> Chars.isDigit((char) c))
                ? Integer.parseInt(digits)
                : -1;
    }

    private static int foldAscii(int start, int end, int code, View.Builder builder) {
        if (code < 0 || code >= 128) {
            return start + 1;
        }
        builder.fold(start, end, code < ' ' ? ' ' : (char) code);
        return end;
    }
}
