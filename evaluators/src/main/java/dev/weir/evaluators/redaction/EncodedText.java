package dev.weir.evaluators.redaction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of base64 that is text when decoded.
 *
 * @param goesOn whether characters follow that could be base64 as well
 * @param padded whether its length was filled up with equal signs
 */
record EncodedText(
        int start, int end, String decoded, boolean urlAlphabet, boolean padded, boolean goesOn) {
    private static final int GROUP = 4;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int MIN_LENGTH = 16;
    private static final int GLANCE = 12;

    private static final boolean[] BASE64 = new boolean[128];

    static {
        for (char c = 0; c < BASE64.length; c++) {
            BASE64[c] = Chars.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0;
        }
    }

    static List<EncodedText> in(String text) {
        List<EncodedText> found = List.of();
        int start = 0;
        while (start + MIN_LENGTH <= text.length()) {
            int i = start + MIN_LENGTH - 1;
            while (i >= start && isBase64(text.charAt(i))) {
                i--;
            }
            if (i >= start) {
                // No run of the least length can include this character.
                start = i + 1;
            } else {
                int end = start + MIN_LENGTH;
                while (end < text.length() && isBase64(text.charAt(end))) {
                    end++;
                }
                found = found.isEmpty() ? new ArrayList<>() : found;
                addRun(text, start, end, found);
                start = end;
            }
        }
        return found;
    }

    /** As a whole, or else what lies between signs that paths and names use too, or else parts. */
    private static void addRun(String text, int start, int end, List<EncodedText> found) {
        EncodedText whole = decode(text, start, end);
        if (whole != null) {
            found.add(whole);
            return;
        }
        int before = found.size();
        int piece = start;
        for (int i = start; i < end; i++) {
            if (!Chars.isLetterOrDigit(text.charAt(i))) {
                addPiece(text, piece, i, found);
                piece = i + 1;
            }
        }
        addPiece(text, piece, end, found);
        if (found.size() == before && piece > start) {
            addAligned(text, start, end, found);
        }
    }

    private static void addPiece(String text, int start, int end, List<EncodedText> found) {
        EncodedText piece = end - start < MIN_LENGTH ? null : decode(text, start, end);
        if (piece != null) {
            found.add(piece);
        } else {
            addAligned(text, start, end, found);
        }
    }

    private static void addAligned(String text, int start, int end, List<EncodedText> found) {
        for (int offset = 0; offset < GROUP && end - start - offset >= MIN_LENGTH; offset++) {
            addParts(text, start + offset, end, found);
        }
    }

    /** Where base64 runs into a path, a name or other text, its groups still give ASCII. */
    private static void addParts(String text, int start, int end, List<EncodedText> found) {
        int first = start;
        int group = start;
        for (; group + GROUP <= end; group += GROUP) {
            if (!isAscii(text, group)) {
                addPart(text, first, group, found);
                first = group + GROUP;
            }
        }
        addPart(text, first, end - first >= MIN_LENGTH ? end : group, found);
    }

    private static void addPart(String text, int start, int end, List<EncodedText> found) {
        if (end - start >= MIN_LENGTH) {
            EncodedText part = decode(text, start, end);
            part = part == null ? decode(text, start, end - (end - start) % GROUP) : part;
            if (part != null) {
                found.add(part);
            }
        }
    }

    private static boolean isAscii(String text, int group) {
        int bits = 0;
        for (int i = group; i < group + GROUP; i++) {
            bits = bits << 6 | value(text.charAt(i));
        }
        return isPlain(bits >>> 16) && isPlain(bits >>> 8 & 0xff) && isPlain(bits & 0xff);
    }

    private static boolean isPlain(int b) {
        return b < 0x80 && !isControl(b);
    }

    private static @Nullable EncodedText decode(String text, int start, int end) {
        if (!mayBeText(text, start) || (end - start) % GROUP == 1) {
            return null;
        }
        String run = text.substring(start, end);
        boolean url = run.indexOf('-') >= 0 || run.indexOf('_') >= 0;
        int padding = (GROUP - run.length() % GROUP) % GROUP;
        boolean padded = padding > 0 && text.startsWith("==".substring(0, padding), end);
        boolean goesOn = end < text.length() && isBase64(text.charAt(end));
        String decoded = readable(DECODER.decode(run.replace('+', '-').replace('/', '_')));
        return decoded == null
                ? null
                : new EncodedText(
                        start, padded ? end + padding : end, decoded, url, padded, goesOn);
    }

    /** Whether the first bytes could be text: nearly every word and key fails here. */
    private static boolean mayBeText(String text, int start) {
        int pending = 0;
        for (int i = start; i < start + GLANCE; i += GROUP) {
            int bits = 0;
            for (int j = i; j < i + GROUP; j++) {
                bits = bits << 6 | value(text.charAt(j));
            }
            pending = pending(pending, bits >>> 16);
            pending = pending(pending, bits >>> 8 & 0xff);
            pending = pending(pending, bits & 0xff);
            if (pending < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many bytes of a character of UTF-8 are still to come after this one; -1 if it cannot be.
     */
    private static int pending(int before, int b) {
        if (before != 0) {
            return before > 0 && b >>> 6 == 0b10 ? before - 1 : -1;
        }
        if (b < 0x80) {
            return isControl(b) ? -1 : 0;
        }
        return b < 0xc2 || b > 0xf4 ? -1 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    }

    private static @Nullable String readable(byte[] bytes) {
        for (byte b : bytes) {
            if (isControl(b & 0xff)) {
                return null;
            }
        }
        var characters = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), characters, true).isError();
        return malformed ? null : characters.flip().toString();
    }

    private static boolean isControl(int b) {
        return (b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7f;
    }

    private static boolean isBase64(char c) {
        return c < BASE64.length && BASE64[c];
    }

    private static int value(char c) {
        if (Chars.isLetter(c)) {
            return c >= 'a' ? c - 'a' + 26 : c - 'A';
        }
        return Chars.isDigit(c) ? c - '0' + 52 : c == '+' || c == '-' ? 62 : 63;
    }

    /** Another text in the same alphabet and padding; what follows it stays aligned. */
    String encode(String other) {
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        if (goesOn) {
            int length = bytes.length;
            bytes = Arrays.copyOf(bytes, (length + 2) / 3 * 3);
            Arrays.fill(bytes, length, bytes.length, (byte) ' ');
        }
        Base64.Encoder encoder = urlAlphabet ? Base64.getUrlEncoder() : Base64.getEncoder();
        boolean whole = decoded.getBytes(StandardCharsets.UTF_8).length % 3 == 0;
        return (padded || whole ? encoder : encoder.withoutPadding()).encodeToString(bytes);
    }
}
