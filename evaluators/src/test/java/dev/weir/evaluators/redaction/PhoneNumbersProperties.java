package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is not even asked of libphonenumber is nothing that it would accept. */
class PhoneNumbersProperties {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    /** What a number must begin with to be found without a country code. */
    private static final Map<String, String> TRUNK_PREFIXES =
            Map.of("US", "", "CA", "", "SG", "", "ID", "0", "GB", "0", "DE", "0");

    @Property(tries = 20_000)
    void everyValidNumberOfARegionIsFound(
            @ForAll("regions") String region, @ForAll("numbers") String number) {
        boolean dialled =
                Chars.digitsOf(number).startsWith(TRUNK_PREFIXES.getOrDefault(region, ""));

        assertThat(phones(region).isNational(number)).isEqualTo(dialled && isValid(number, region));
    }

    @Property(tries = 20_000)
    void everyValidNumberOfNorthAmericaIsFound(
            @ForAll("northAmerican") String number, @ForAll("areas") int area) {
        String formatted = number.replace("AREA", Integer.toString(area));

        assertThat(phones("US").isNational(formatted)).isEqualTo(isValid(formatted, "US"));
        assertThat(phones("CA").isNational(formatted)).isEqualTo(isValid(formatted, "CA"));
    }

    private static PhoneNumbers phones(String region) {
        return new PhoneNumbers(List.of(region), Redactions.KEY);
    }

    private static boolean isValid(String number, String region) {
        try {
            return UTIL.isValidNumber(UTIL.parse(number, region));
        } catch (NumberParseException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(TRUNK_PREFIXES.keySet());
    }

    @Provide
    Arbitrary<Integer> areas() {
        return Arbitraries.integers().between(200, 999);
    }

    /** As it is dialled, in groups of any length. */
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> prefixes = Arbitraries.of("", "", "0", "00", "011", "1", "1-", "310");
        Arbitrary<String> separators = Arbitraries.of("", " ", "-", ".", ") ");
        return Combinators.combine(prefixes, digits(1, 6), separators, digits(2, 6), digits(0, 4))
                .as(
                        (prefix, first, separator, second, third) ->
                                prefix + first + separator + second + third);
    }

    /** The area is to be filled in. */
    @Provide
    Arbitrary<String> northAmerican() {
        return Combinators.combine(
                        Arbitraries.of("", "", "1", "1 ", "011 ", "0"),
                        Arbitraries.of("", " ", "-", ") "),
                        digits(3, 3),
                        Arbitraries.of("", " ", "-", "."),
                        digits(4, 4))
                .as(
                        (prefix, separator, exchange, dash, line) ->
                                prefix + "AREA" + separator + exchange + dash + line);
    }

    private static Arbitrary<String> digits(int least, int most) {
        return Arbitraries.strings().numeric().ofMinLength(least).ofMaxLength(most);
    }
}
