package dev.weir.evaluators.redaction;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The secret behind every surrogate: who has it can find a person's data, who has not cannot. */
public final class RedactionKey {
    private static final int MIN_BYTES = 16;

    private final byte[] bytes;

    private RedactionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RedactionKey of(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "redaction key: must have at least "
                            + MIN_BYTES
                            + " bytes, got "
                            + bytes.length);
        }
        return new RedactionKey(bytes.clone());
    }

    /** Reads hexadecimal digits, or base64 of either alphabet. Never quotes what it was given. */
    public static RedactionKey parse(String text) {
        String trimmed = text.strip();
        if (isHex(trimmed)) {
            return of(HexFormat.of().parseHex(trimmed));
        }
        try {
            return of(Base64.getDecoder().decode(trimmed.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "redaction key: must be at least "
                            + MIN_BYTES
                            + " bytes as hexadecimal or base64, got "
                            + trimmed.length()
                            + " characters");
        }
    }

    private static boolean isHex(String text) {
        return !text.isEmpty()
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> c < 128 && Chars.isHex((char) c));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactionKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}
