package dev.weir.evaluators.redaction;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Stand-ins for numbers: same length, same grouping, same first zero, outside what is issued. */
final class NumberSurrogates {
    /** No country code, no North American area, no card issuer. */
    private static final String UNASSIGNED = "999";

    private static final int CHECK_MODULUS = 97;

    private final PhoneNumbers phones;
    private final BiFunction<String, String, byte[]> mac;

    NumberSurrogates(PhoneNumbers phones, BiFunction<String, String, byte[]> mac) {
        this.phones = phones;
        this.mac = mac;
    }

    /**
     * The digits that are dialled at home depend on the number alone, whether it was written with
     * its country code or not; digits before them become nines, but for a first zero.
     */
    String phone(String value) {
        int extension = 0;
        while (extension < value.length() && !Character.isLetter(value.charAt(extension))) {
            extension++;
        }
        String rest = value.substring(extension);
        int restDigits = Chars.digitsOf(rest).length();
        return dialled(value.substring(0, extension))
                + inPlaceOfDigits(rest, digits(PiiType.PHONE.name(), rest, restDigits));
    }

    private String dialled(String value) {
        String digits = Chars.digitsOf(value);
        PhoneNumber number = phones.read(value);
        String national =
                number == null ? withoutZeros(digits) : PhoneNumbers.nationalDigits(number);
        String canonical = number == null ? national : PhoneNumbers.canonical(number);
        int length = Math.max(national.length(), NumberRun.MIN_DIGITS);
        String payload = digits(PiiType.PHONE.name(), canonical, length - UNASSIGNED.length() - 2);
        String surrogate = UNASSIGNED + payload + check(payload);
        int missing = digits.length() - surrogate.length();
        String filled =
                missing >= 0 ? "9".repeat(missing) + surrogate : surrogate.substring(-missing);
        return inPlaceOfDigits(
                value, digits.startsWith("0") && missing > 0 ? "0" + filled.substring(1) : filled);
    }

    static boolean isPhone(String digits) {
        String significant = withoutZeros(digits);
        int nines = 0;
        while (nines < significant.length() && significant.charAt(nines) == '9') {
            nines++;
        }
        int check = significant.length() - 2;
        return nines >= UNASSIGNED.length()
                && check >= 0
                && significant
                        .substring(check)
                        .equals(check(significant.substring(Math.min(nines, check), check)));
    }

    /** Two digits, none of them nine, over what follows the leading nines. */
    private static String check(String payload) {
        int from = 0;
        while (from < payload.length() && payload.charAt(from) == '9') {
            from++;
        }
        int sum = 0;
        for (int i = from; i < payload.length(); i++) {
            sum = (sum * 10 + payload.charAt(i) - '0' + 7) % CHECK_MODULUS;
        }
        int number = sum % 89;
        return "" + withoutNine(number / 10) + withoutNine(number % 10);
    }

    private static char withoutNine(int digit) {
        return (char) ('0' + Math.min(digit, 8));
    }

    String card(String value) {
        String digits = Chars.digitsOf(value);
        String surrogate = "9" + digits(PiiType.CARD.name(), digits, digits.length() - 1);
        if (LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(surrogate)) {
            surrogate = withLast(surrogate, next(surrogate.charAt(surrogate.length() - 1)));
        }
        return inPlaceOfDigits(value, surrogate);
    }

    String ssn(String value) {
        String digits = Chars.digitsOf(value);
        return inPlaceOfDigits(
                value, "9" + digits(PiiType.SSN.name(), digits, digits.length() - 1));
    }

    /** Country, length and layout stay; each group of four begins with a nine, as no card does. */
    String iban(String value) {
        String compact = value.replace(" ", "").replace("-", "");
        String random =
                digits(PiiType.IBAN.name(), compact.toUpperCase(Locale.ROOT), compact.length());
        var surrogate = new StringBuilder(compact);
        for (int i = 2; i < compact.length(); i++) {
            char digit = i % 4 == 0 ? '9' : random.charAt(i);
            surrogate.setCharAt(
                    i,
                    Chars.isDigit(compact.charAt(i))
                            ? digit
                            : (char) (compact.charAt(i) / 32 * 32 + 1 + digit - '0'));
        }
        String upper = surrogate.toString().toUpperCase(Locale.ROOT);
        if (IBANCheckDigit.IBAN_CHECK_DIGIT.isValid(upper)) {
            surrogate.setCharAt(3, next(surrogate.charAt(3)));
        }
        return inPlaceOfLettersAndDigits(value, surrogate);
    }

    /** Whether a value is of the form that its kind has: what is left of an overlap may not be. */
    boolean fits(PiiType type, String value) {
        return switch (type) {
            case PHONE -> Chars.isDigitAt(value, firstDigit(value)) && firstDigit(value) <= 2;
            case CARD, SSN ->
                    firstDigit(value) == 0 && value.chars().noneMatch(Character::isLetter);
            case IBAN -> value.length() > 4 && Chars.isLetterAt(value, 0);
            default -> true;
        };
    }

    private static int firstDigit(String value) {
        int first = 0;
        while (first < value.length() && !Chars.isDigit(value.charAt(first))) {
            first++;
        }
        return first;
    }

    boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> Chars.isDigit((char) c));
    }

    /** As many digits, of which the first is a zero only where it was one. */
    String digits(PiiType type, String value) {
        String first = value.charAt(0) == '0' ? "0" : "9";
        return first + digits(type.name(), value, value.length() - 1);
    }

    private String digits(String domain, String value, int count) {
        String digits = new BigInteger(1, mac.apply(domain, value)).toString();
        // The leading digits of a number below 2^256 are not evenly spread, the last ones are.
        return digits.substring(digits.length() - count);
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static char next(char digit) {
        return digit == '9' ? '0' : (char) (digit + 1);
    }

    private static String withLast(String text, char last) {
        return text.substring(0, text.length() - 1) + last;
    }

    private static String inPlaceOfDigits(String value, String digits) {
        var written = new StringBuilder(value);
        int next = 0;
        for (int i = 0; i < value.length(); i++) {
            if (Chars.isDigit(value.charAt(i))) {
                written.setCharAt(i, digits.charAt(next++));
            }
        }
        return written.toString();
    }

    private static String inPlaceOfLettersAndDigits(String value, CharSequence characters) {
        var written = new StringBuilder(value);
        int next = 0;
        for (int i = 0; i < value.length(); i++) {
            if (Chars.isLetterOrDigit(value.charAt(i))) {
                written.setCharAt(i, characters.charAt(next++));
            }
        }
        return written.toString();
    }
}
