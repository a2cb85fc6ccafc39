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
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int GROUP = Base64Groups.GROUP;
    private static final int MIN_LENGTH = 16;

    static List<EncodedText> in(String text) {
        List<EncodedText> found = List.of();
        int start = 0;
        while (start + MIN_LENGTH <= text.length()) {
            int i = start + MIN_LENGTH - 1;
            while (i >= start && Base64Groups.isBase64(text.charAt(i))) {
                i--;
            }
            if (i >= start) {
                // No run of the least length can include this character.
                start = i + 1;
            } else {
                int end = start + MIN_LENGTH;
                while (end < text.length() && Base64Groups.isBase64(text.charAt(end))) {
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
            if (!Base64Groups.isAscii(text, group)) {
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

    private static @Nullable EncodedText decode(String text, int start, int end) {
        if (!Base64Groups.mayBeText(text, start) || (end - start) % GROUP == 1) {
            return null;
        }
        String run = text.substring(start, end);
        boolean url = run.indexOf('-') >= 0 || run.indexOf('_') >= 0;
        int padding = (GROUP - run.length() % GROUP) % GROUP;
        boolean padded = padding > 0 && text.startsWith("==".substring(0, padding), end);
        boolean goesOn = end < text.length() && Base64Groups.isBase64(text.charAt(end));
        String decoded = readable(DECODER.decode(run.replace('+', '-').replace('/', '_')));
        return decoded == null
                ? null
                : new EncodedText(
                        start, padded ? end + padding : end, decoded, url, padded, goesOn);
    }

    private static @Nullable String readable(byte[] bytes) {
        for (byte b : bytes) {
            if (Base64Groups.isControl(b & 0xff)) {
                return null;
            }
        }
        var characters = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), characters, true).isError();
        return malformed ? null : characters.flip().toString();
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
