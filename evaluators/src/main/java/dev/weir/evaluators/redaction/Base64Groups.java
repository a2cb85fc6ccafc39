package dev.weir.evaluators.redaction;

/** What base64 holds, looked at by groups of four characters, without decoding all of it. */
final class Base64Groups {
    static final int GROUP = 4;
    private static final int GLANCE = 3 * GROUP;
    private static final boolean[] BASE64 = new boolean[128];

    static {
        for (char c = 0; c < BASE64.length; c++) {
            BASE64[c] = Chars.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0;
        }
    }

    private Base64Groups() {}

    static boolean isBase64(char c) {
        return c < BASE64.length && BASE64[c];
    }

    static boolean isAscii(String text, int group) {
        int bytes = bytes(text, group);
        return isAscii(bytes >>> 16) && isAscii(bytes >>> 8 & 0xff) && isAscii(bytes & 0xff);
    }

    private static boolean isAscii(int b) {
        return b < 0x80 && !isControl(b);
    }

    /** Whether the first bytes could be text in UTF-8: nearly every word and key fails here. */
    static boolean mayBeText(String text, int start) {
        int pending = 0;
        for (int group = start; group < start + GLANCE; group += GROUP) {
            int bytes = bytes(text, group);
            pending = pending(pending, bytes >>> 16);
            pending = pending(pending, bytes >>> 8 & 0xff);
            pending = pending(pending, bytes & 0xff);
        }
        return pending >= 0;
    }

    /** How many bytes of a character are to come after this one; -1 where no text goes on so. */
    private static int pending(int before, int b) {
        if (before != 0) {
            return before > 0 && b >>> 6 == 0b10 ? before - 1 : -1;
        }
        if (b < 0x80) {
            return isControl(b) ? -1 : 0;
        }
        return b < 0xc2 || b > 0xf4 ? -1 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    }

    static boolean isControl(int b) {
        return (b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7f;
    }

    private static int bytes(String text, int group) {
        int bits = 0;
        for (int i = group; i < group + GROUP; i++) {
            bits = bits << 6 | value(text.charAt(i));
        }
        return bits;
    }

    private static int value(char c) {
        if (Chars.isLetter(c)) {
            return c >= 'a' ? c - 'a' + 26 : c - 'A';
        }
        return Chars.isDigit(c) ? c - '0' + 52 : c == '+' || c == '-' ? 62 : 63;
    }
}
