package dev.weir.evaluators.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities made of content: the first 128 bits of SHA-256, as 32 hexadecimal digits. */
public final class Hashes {
    private static final int BYTES = 16;

    private Hashes() {}

    /** Parts are length-prefixed, so that no two lists of parts run together to the same bytes. */
    public static String of(String... parts) {
        byte[][] encoded = new byte[parts.length][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + encoded[i].length;
        }
        // One long update costs far less than many of a few bytes.
        ByteBuffer joined = ByteBuffer.allocate(size);
        for (byte[] part : encoded) {
            joined.putInt(part.length).put(part);
        }
        return of(joined.array());
    }

    public static String of(byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
