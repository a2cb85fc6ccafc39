package dev.weir.evaluators.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Answers that depend on a text alone, remembered by a keyed hash of it: the text is not kept, and
 * without the key nobody can make two texts share an answer. What is used least is forgotten.
 *
 * @param <V> holds nothing that may not be kept
 */
final class Memo<V> {
    /** What an answer costs besides its own characters. */
    private static final int OVERHEAD = 64;

    private record Hash(long high, long low) {}

    private final MessageDigest keyed;
    private final Cache<Hash, V> answers;

    /**
     * @param capacity in characters
     * @param length of an answer
     */
    Memo(RedactionKey key, int capacity, ToIntFunction<V> length) {
        this.keyed = keyed(key);
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(capacity)
                        .weigher((Hash hash, V answer) -> OVERHEAD + length.applyAsInt(answer))
                        .executor(Runnable::run)
                        .build();
    }

    private static MessageDigest keyed(RedactionKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.bytes());
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    V get(String text, Function<String, V> answer) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            // Half of a surrogate pair has no encoding of its own: two texts would share a hash.
            return answer.apply(text);
        }
        Hash hash = hash(bytes);
        V known = answers.getIfPresent(hash);
        if (known == null) {
            known = answer.apply(text);
            answers.put(hash, known);
        }
        return known;
    }

    private Hash hash(byte[] bytes) {
        try {
            var digest = ByteBuffer.wrap(((MessageDigest) keyed.clone()).digest(bytes));
            return new Hash(digest.getLong(), digest.getLong());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java runtime can be copied", e);
        }
    }
}
