package dev.weir.evaluators.redaction;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed stand-ins for personal data: the same value under the same key has the same one, it keeps
 * the format of the value, and no recognizer finds it again.
 *
 * <p>They consist of letters, digits and {@code + - . @ < >}, space, brackets and colon only, so
 * that they need no escape in JSON.
 */
public final class Surrogates {
    static final String EMAIL_DOMAIN = "redacted.example";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String USER_PREFIX = "u_";
    private static final int USER_HEX = 32;
    private static final int REMEMBERED = 250_000;
    private static final int EMAIL_HEX = 12;
    private static final int TAG_HEX = 8;
    private static final int NAME_HEX = 4;
    private static final String IPV6_PREFIX = "2001:db8::";
    private static final String[] IPV4_PREFIXES = {"192.0.2.", "198.51.100.", "203.0.113."};

    private final Mac keyed;
    private final NumberSurrogates numbers;
    private final Memo<String> phones;

    private Surrogates(RedactionKey key, PhoneNumbers phones) {
        this.keyed = keyed(key.bytes());
        this.numbers = new NumberSurrogates(phones, this::mac);
        this.phones = new Memo<>(key, REMEMBERED, String::length);
    }

    public static Surrogates of(RedactionKey key, RedactionPolicy policy) {
        return new Surrogates(key, new PhoneNumbers(policy.phoneRegions(), key));
    }

    public String of(PiiType type, String value) {
        if (!numbers.fits(type, value)) {
            return tag(type, value, TAG_HEX);
        }
        return switch (type) {
            // Letters that start no escape: after a backslash nothing else may come of it.
            case EMAIL ->
                    "m" + hex(type, value.toLowerCase(Locale.ROOT), EMAIL_HEX) + "@" + EMAIL_DOMAIN;
            case PHONE -> phones.get(value, numbers::phone);
            case CARD -> numbers.card(value);
            case IBAN -> numbers.iban(value);
            case SSN -> numbers.ssn(value);
            case IP -> ip(value.toLowerCase(Locale.ROOT));
            case SECRET -> SecretPrefixes.of(value) + tag(type, value, TAG_HEX);
            case PERSON, LOCATION, ADDRESS, ORGANIZATION -> tag(type, value, NAME_HEX);
            default ->
                    numbers.isNumber(value)
                            ? numbers.digits(type, value)
                            : tag(type, value, TAG_HEX);
        };
    }

    /** What stands for a user. Absent stays absent, and what is a user's key already stays. */
    public String userKey(String userId) {
        if (userId.isEmpty() || isUserKey(userId)) {
            return userId;
        }
        return USER_PREFIX + HexFormat.of().formatHex(mac("USER", userId)).substring(0, USER_HEX);
    }

    static boolean isUserKey(String userId) {
        return userId.length() == USER_PREFIX.length() + USER_HEX
                && userId.startsWith(USER_PREFIX)
                && userId.chars().skip(USER_PREFIX.length()).allMatch(c -> isLowerHex((char) c));
    }

    private static boolean isLowerHex(char c) {
        return Chars.isDigit(c) || (c >= 'a' && c <= 'f');
    }

    static boolean isEmailDomain(String text, int from, int to) {
        return to - from == EMAIL_DOMAIN.length()
                && text.regionMatches(true, from, EMAIL_DOMAIN, 0, EMAIL_DOMAIN.length());
    }

    static boolean isPhone(String digits) {
        return NumberSurrogates.isPhone(digits);
    }

    static boolean isIpv4(String text, int at) {
        for (String prefix : IPV4_PREFIXES) {
            if (text.startsWith(prefix, at)) {
                return true;
            }
        }
        return false;
    }

    static boolean isIpv6(String text) {
        return text.startsWith(IPV6_PREFIX);
    }

    private String ip(String value) {
        BigInteger mac = new BigInteger(1, mac(PiiType.IP.name(), value));
        if (value.indexOf(':') >= 0) {
            String hex = HexFormat.of().toHexDigits(mac.longValue());
            return IPV6_PREFIX + "1" + hex.substring(1, 4) + ":" + "1" + hex.substring(5, 8);
        }
        int host = mac.mod(BigInteger.valueOf(254L * IPV4_PREFIXES.length)).intValue();
        return IPV4_PREFIXES[host / 254] + (host % 254 + 1);
    }

    private String tag(PiiType type, String value, int length) {
        return "<" + type + "-" + hex(type, value, length) + ">";
    }

    private String hex(PiiType type, String value, int length) {
        return HexFormat.of().formatHex(mac(type.name(), value)).substring(0, length);
    }

    private byte[] mac(String domain, String value) {
        try {
            var mac = (Mac) keyed.clone();
            mac.update(domain.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "the HmacSHA256 of every Java runtime can be copied", e);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
