package dev.weir.local.canary;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One kind of personal data or secret. Its values hold a number that tells one field from another.
 *
 * @param stems what every value of this kind holds and no surrogate does; four digits of the number
 *     follow each. They have no character that JSON, SQL or CSV would escape.
 */
record Kind(String name, IntFunction<String> value, List<String> stems) {
    /** As long as the bytes of a trace id. */
    static final Kind SHORT_EMAIL = of("SHORT_EMAIL", "w@kanarie%d.de", "kanarie");

    static final Kind CARD = new Kind("CARD", Kind::card, List.of("4929 7351 ", "49297351"));

    private static final String PRIVATE_KEY =
            """
            -----BEGIN PRIVATE KEY-----
            MIIBVgeggPem%dADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA
            -----END PRIVATE KEY-----\
            """;

    /** Everything that redaction recognizes. */
    static final List<Kind> ALL =
            List.of(
                    of("EMAIL", "cagedbird.%1$d@canarymail%1$d.org", "cagedbird.", "canarymail"),
                    SHORT_EMAIL,
                    of("PHONE", "+44 7402 61%d", "7402 61"),
                    CARD,
                    new Kind("IBAN", Kind::iban, List.of("QZXW 7351 2884 ")),
                    of("SSN", "573-48-%d", "573-48-"),
                    new Kind("IPV4", Kind::ipv4, List.of("185.199.")),
                    of("IPV6", "2a02:26f0:c7e1::%d", "2a02:26f0:c7e1::"),
                    of("API_KEY", "sk-cnry7Qf3Zt8Lw2Xk%d", "cnry7Qf3Zt8Lw2Xk"),
                    of(
                            "JWT",
                            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJibHVldGl0In0.roostSg8%dXw3Lp",
                            "roostSg8"),
                    of("BEARER", "Authorization: Bearer perchTk9Qz%dVb", "perchTk9Qz"),
                    of("PASSWORD", "password=cheepWr3n%d", "cheepWr3n"),
                    of("URL_PASSWORD", "postgres://app:nestPwd%d@db.internal/main", "nestPwd"),
                    of("PRIVATE_KEY", PRIVATE_KEY, "MIIBVgeggPem"));

    private static Kind of(String name, String template, String... stems) {
        return new Kind(name, template::formatted, List.of(stems));
    }

    String of(int number) {
        return value.apply(number);
    }

    private static String card(int number) {
        String digits = "49297351" + number + "842";
        for (int check = 0; check < 10; check++) {
            if (luhn(digits + check) == 0) {
                return "4929 7351 %d 842%d".formatted(number, check);
            }
        }
        throw new IllegalStateException("one of ten digits always fits");
    }

    /** ISO/IEC 7812: every other digit from the right is doubled. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10;
    }

    /** ISO 13616: 98 less the remainder by 97, letters counting from 10. */
    private static String iban(int number) {
        var digits = new StringBuilder();
        for (char c : ("QZXW73512884" + number + "42GB00").toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return "GB%02d QZXW 7351 2884 %d 42".formatted(check, number);
    }

    private static String ipv4(int number) {
        return "185.199.%d.%d".formatted(number / 100, number % 100);
    }
}
