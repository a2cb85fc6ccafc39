package dev.weir.local.traffic;

import dev.weir.evaluators.model.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Stamps of one replay. A fresh id is a hash of the replay and the id, so equal references stay
 * equal without a table, and it keeps the form of the id: emitters and decoders tell forms apart.
 *
 * @param replay the same replay gives the same ids; another shares none with it
 */
record FreshStamps(String replay, Duration shift) implements Stamps {
    private static final Pattern HEXADECIMAL = Pattern.compile("\\p{XDigit}{16,32}");
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern ABSENT = Pattern.compile("[0-]*");
    private static final int SUFFIX = 8;
    private static final int UUID_VERSION = 14;
    private static final int UUID_VARIANT = 19;

    @Override
    public String traceId(String id) {
        return id(id);
    }

    @Override
    public String id(String id) {
        if (ABSENT.matcher(id).matches()) {
            return id;
        }
        String hash = Hashes.of(replay, id);
        if (HEXADECIMAL.matcher(id).matches()) {
            return likeCaseOf(id, hash.substring(0, id.length()));
        }
        if (UUID.matcher(id).matches()) {
            return likeCaseOf(id, uuid(id, hash));
        }
        return id + "-" + hash.substring(0, SUFFIX);
    }

    @Override
    public Instant time(Instant time) {
        return time.plus(shift);
    }

    /** Dashes, version and variant stay where they are. */
    private static String uuid(String id, String hash) {
        var fresh = new StringBuilder(id);
        int digit = 0;
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) != '-' && i != UUID_VERSION && i != UUID_VARIANT) {
                fresh.setCharAt(i, hash.charAt(digit++));
            }
        }
        return fresh.toString();
    }

    private static String likeCaseOf(String id, String fresh) {
        boolean isUpper =
                !id.equals(id.toLowerCase(Locale.ROOT)) && id.equals(id.toUpperCase(Locale.ROOT));
        return isUpper ? fresh.toUpperCase(Locale.ROOT) : fresh;
    }
}
