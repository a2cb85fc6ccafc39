package dev.weir.evaluators.redaction;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Which ids are made by machines and say nothing of anyone. */
final class Ids {
    private static final int HEX_TRACE_LENGTH = 32;
    private static final int HEX_SPAN_LENGTH = 16;
    private static final int FEWEST_LETTERS = 2;
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Ids() {}

    /**
     * The ids of OpenTelemetry, 32 or 16 hexadecimal digits, and UUIDs: their digits are chance,
     * and would look like a card or a phone number now and then. Sixteen digits with hardly a
     * letter may well be a card, and some countries' account numbers have the length and the
     * letters of a span's id, so these are looked at like every other id.
     */
    static boolean isOpaque(String id) {
        return switch (id.length()) {
            case HEX_TRACE_LENGTH -> lettersOfHex(id) >= 0;
            case HEX_SPAN_LENGTH -> lettersOfHex(id) >= FEWEST_LETTERS && !IbanPattern.isIban(id);
            default -> UUID.matcher(id).matches();
        };
    }

    /** How many of the hexadecimal digits are letters; -1 if not all are such digits. */
    private static int lettersOfHex(String id) {
        int letters = 0;
        for (int i = 0; i < id.length(); i++) {
            if (!Chars.isHex(id.charAt(i))) {
                return -1;
            }
            letters += Chars.isLetter(id.charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    /**
     * What an id spells if its hexadecimal digits are those of ASCII text, filled up with zeros or
     * not, else nothing: OTLP's ids are bytes, and an application may put anything into them.
     */
    static String spelled(String id) {
        if (id.length() % 2 != 0) {
            return "";
        }
        var text = new StringBuilder(id.length() / 2);
        int end = id.length();
        while (end > 0 && Chars.hex(id, end - 2, end) == 0) {
            end -= 2;
        }
        int start = 0;
        while (start < end && Chars.hex(id, start, start + 2) == 0) {
            start += 2;
        }
        for (int i = start; i < end; i += 2) {
            int c = Chars.hex(id, i, i + 2);
            if (c < ' ' || c > '~') {
                return "";
            }
            text.append((char) c);
        }
        return text.toString();
    }

    static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
