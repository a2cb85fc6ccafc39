package dev.weir.evaluators.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers as they are dialled in any country, or within the regions at home. */
final class PhoneNumbers {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final String NORTH_AMERICA = "1";

    private static final String INTERNATIONAL = "ZZ";

    private static final int REMEMBERED = 250_000;

    private final List<Home> homes;
    private final Memo<Boolean> known;

    PhoneNumbers(List<String> regions, RedactionKey key) {
        this.homes = regions.stream().map(Home::of).toList();
        this.known = new Memo<>(key, REMEMBERED, verdict -> 1);
    }

    /**
     * A region whose numbers are found without a country code.
     *
     * @param trunkPrefix what is dialled before an area code; in North America nothing need be
     */
    private record Home(String region, String countryCode, String trunkPrefix) {
        /**
         * Where numbers have ten digits, of which the fourth is no 0 or 1, in Canada also seven
         * after 310, and 011 dials abroad.
         */
        private static final Set<String> TEN_DIGITS = Set.of("US", "CA");

        static Home of(String region) {
            String countryCode = Integer.toString(UTIL.getCountryCodeForRegion(region));
            String prefix = UTIL.getNddPrefixForRegion(region, true);
            boolean none = prefix == null || countryCode.equals(NORTH_AMERICA);
            return new Home(region, countryCode, none ? "" : prefix);
        }

        boolean isNorthAmerican() {
            return countryCode.equals(NORTH_AMERICA);
        }

        /** Spares most numbers the library, which is slow; never false for a valid one. */
        boolean mayDial(String digits) {
            return digits.startsWith(trunkPrefix)
                    && (!TEN_DIGITS.contains(region) || mayHaveTen(digits));
        }

        private static boolean mayHaveTen(String digits) {
            return switch (digits.charAt(0)) {
                case '0' -> digits.startsWith("011");
                case '1' -> true;
                case '3' -> digits.length() == 7 || isTen(digits);
                default -> isTen(digits);
            };
        }

        private static boolean isTen(String digits) {
            return digits.length() == 10 && (digits.charAt(0) == '8' || digits.charAt(3) >= '2');
        }
    }

    /** Whether this is a valid number of a home region, as it is dialled there. */
    boolean isNational(String candidate) {
        String digits = Chars.digitsOf(candidate);
        for (Home home : homes) {
            if (home.mayDial(digits) && isValid(candidate, home.region)) {
                return true;
            }
        }
        return false;
    }

    private boolean isValid(String candidate, String region) {
        return known.get(region + candidate, asked -> parse(candidate, region) != null);
    }

    /** Whether this begins with a plus and a country's code, and could be as long as it is. */
    boolean isInternational(String candidate) {
        return candidate.startsWith("+") && known.get(candidate, PhoneNumbers::isPossible);
    }

    private static boolean isPossible(String candidate) {
        try {
            return UTIL.isPossibleNumber(UTIL.parse(candidate, INTERNATIONAL));
        } catch (NumberParseException e) {
            return false;
        }
    }

    /**
     * Whether these digits are a mobile number of a home region with its country code but without
     * the plus. North American ones look too much like any other number of eleven digits.
     */
    boolean isMobileWithoutPlus(String digits) {
        for (Home home : homes) {
            if (!home.isNorthAmerican() && digits.startsWith(home.countryCode)) {
                return known.get(digits, this::isMobileOfHome);
            }
        }
        return false;
    }

    private boolean isMobileOfHome(String digits) {
        PhoneNumber number = parse("+" + digits, INTERNATIONAL);
        if (number == null || UTIL.getNumberType(number) != PhoneNumberType.MOBILE) {
            return false;
        }
        String region = UTIL.getRegionCodeForNumber(number);
        return homes.stream().anyMatch(home -> home.region.equals(region));
    }

    /** What a surrogate is made of: the number, however it was written, if it is a valid one. */
    @Nullable PhoneNumber read(String written) {
        if (written.startsWith("+")) {
            return parse(written, INTERNATIONAL);
        }
        String digits = Chars.digitsOf(written);
        if (written.indexOf('+') < 0 && isMobileWithoutPlus(digits)) {
            return parse("+" + digits, INTERNATIONAL);
        }
        for (Home home : homes) {
            PhoneNumber number = parse(written, home.region);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private static @Nullable PhoneNumber parse(String written, String region) {
        try {
            PhoneNumber number = UTIL.parse(written, region);
            return UTIL.isValidNumber(number) ? number : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** The same for every way to write the number. */
    static String canonical(PhoneNumber number) {
        return number.getCountryCode() + "/" + nationalDigits(number);
    }

    static String nationalDigits(PhoneNumber number) {
        return UTIL.getNationalSignificantNumber(number);
    }
}
