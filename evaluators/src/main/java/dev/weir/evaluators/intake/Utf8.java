package dev.weir.evaluators.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes. */
final class Utf8 {
    private static final int CHUNK = 8192;

    private Utf8() {}

    /** The offset of the first byte that is not UTF-8, or -1. */
    static int firstInvalid(byte[] value) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(value);
        CharBuffer out = CharBuffer.allocate(Math.min(CHUNK, Math.max(2, value.length)));
        while (true) {
            CoderResult step = decoder.decode(in, out, true);
            if (step.isError()) {
                return in.position();
            }
            if (step.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    /** How many bytes the byte order mark takes at the start, 0 without one. */
    static int markLength(byte[] value) {
        boolean marked =
                value.length >= 3
                        && value[0] == (byte) 0xEF
                        && value[1] == (byte) 0xBB
                        && value[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** The first byte that is no white space and no byte order mark; -1 when there is none. */
    static int firstVisible(byte[] value) {
        for (int i = markLength(value); i < value.length; i++) {
            if (!isSpace(value[i])) {
                return value[i] & 0xFF;
            }
        }
        return -1;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
