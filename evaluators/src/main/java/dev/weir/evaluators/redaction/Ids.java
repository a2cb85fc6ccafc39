package dev.weir.evaluators.redaction;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Which ids are made by machines and say nothing of anyone. */
final class Ids {
    private static final int UUID_LENGTH = 36;
    private static final int HEX_TRACE_LENGTH = 32;

    private Ids() {}

    /**
     * Hexadecimal with a letter, of the length of a trace id, or a UUID: its digits are chance, and
     * would look like a card or a phone number now and then. Some countries' account numbers
     * consist of such digits as well, and tell themselves apart by their check.
     */
    static boolean isOpaque(String id) {
        boolean letter = false;
        int dashes = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '-') {
                dashes++;
            } else if (!Chars.isHex(c)) {
                return false;
            }
            letter |= Chars.isLetter(c);
        }
        return dashes == 0
                ? (letter && !IbanPattern.isIban(id)) || id.length() == HEX_TRACE_LENGTH
                : dashes == 4 && id.length() == UUID_LENGTH;
    }

    /**
     * What an id spells if its hexadecimal digits are those of ASCII text, else nothing: OTLP's ids
     * are bytes, and an application may put anything into them.
     */
    static String spelled(String id) {
        if (id.length() % 2 != 0) {
            return "";
        }
        var text = new StringBuilder(id.length() / 2);
        for (int i = 0; i < id.length(); i += 2) {
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
