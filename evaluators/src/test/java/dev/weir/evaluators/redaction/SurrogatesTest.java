package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.Test;

class SurrogatesTest {
    private final Surrogates surrogates = Surrogates.of(Redactions.KEY, RedactionPolicy.DEFAULT);

    @Test
    void anEmailStaysAValidEmailAtAReservedDomain() {
        String surrogate = surrogates.of(PiiType.EMAIL, "Jane.Doe@corp.example");

        assertThat(surrogate).matches("m[0-9a-f]{12}@redacted\\.example");
        assertThat(
                        EmailValidator.getInstance(false, false)
                                .isValid(surrogate.replace(".example", ".org")))
                .isTrue();
        assertThat(surrogates.of(PiiType.EMAIL, "jane.doe@CORP.example")).isEqualTo(surrogate);
    }

    @Test
    void aPhoneNumberIsTheSameHoweverItIsWritten() {
        String international = surrogates.of(PiiType.PHONE, "+62 812-3456-7890");
        String national = surrogates.of(PiiType.PHONE, "0812-3456-7890");
        String bare = surrogates.of(PiiType.PHONE, "6281234567890");

        assertThat(international).matches("\\+99 999-\\d{4}-\\d{4}");
        assertThat(national).matches("0999-\\d{4}-\\d{4}").endsWith(international.substring(4));
        assertThat(bare).hasSize(13).isEqualTo(Chars.digitsOf(international));
    }

    @Property(tries = 300)
    void aCardKeepsLengthAndGroupingAndFailsTheLuhnCheck(
            @ForAll @LongRange(min = 4000_0000_0000_0000L, max = 4999_9999_9999_9999L)
                    long number) {
        String digits = Long.toString(number);
        String grouped = digits.replaceAll("(.{4})(?=.)", "$1-");

        String surrogate = surrogates.of(PiiType.CARD, grouped);

        assertThat(surrogate).matches("9\\d{3}-\\d{4}-\\d{4}-\\d{4}");
        assertThat(surrogate.replace("-", "")).isEqualTo(surrogates.of(PiiType.CARD, digits));
        assertThat(LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(surrogate.replace("-", ""))).isFalse();
    }

    @Test
    void anIbanKeepsCountryLengthAndLayoutAndFailsItsCheck() {
        String surrogate = surrogates.of(PiiType.IBAN, "GB82 WEST 1234 5698 7654 32");

        assertThat(surrogate).matches("GB\\d\\d [A-Z]{4} \\d{4} \\d{4} \\d{4} \\d{2}");
        assertThat(IBANValidator.getInstance().isValid(surrogate.replace(" ", ""))).isFalse();
        assertThat(surrogates.of(PiiType.IBAN, "GB82WEST12345698765432"))
                .isEqualTo(surrogate.replace(" ", ""));
    }

    @Test
    void anAddressOfAHostMovesToTheDocumentationRanges() {
        assertThat(surrogates.of(PiiType.IP, "8.8.4.4"))
                .matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}");
        assertThat(surrogates.of(PiiType.IP, "2a00:1450::200e"))
                .matches("2001:db8::1[0-9a-f]{3}:1[0-9a-f]{3}");
    }

    @Test
    void aSecretKeepsTheProvidersPrefix() {
        assertThat(surrogates.of(PiiType.SECRET, "sk-ant-a1b2c3d4e5f6g7h8"))
                .matches("sk-ant-<SECRET-[0-9a-f]{8}>");
        assertThat(surrogates.of(PiiType.SECRET, "hunter2!")).matches("<SECRET-[0-9a-f]{8}>");
    }

    @Test
    void aNameBecomesAShortTag() {
        assertThat(surrogates.of(PiiType.PERSON, "Jane Doe")).matches("<PERSON-[0-9a-f]{4}>");
    }

    @Test
    void aNumberOfAnyOtherKindStaysANumber() {
        assertThat(surrogates.of(PiiType.NIK, "3171234567890123")).matches("9\\d{15}");
    }

    @Test
    void whatIsLeftOfAnOverlapIsNeverWrittenThrough() {
        assertThat(surrogates.of(PiiType.CARD, "Jane 41")).matches("<CARD-[0-9a-f]{8}>");
        assertThat(surrogates.of(PiiType.IBAN, "8")).matches("<IBAN-[0-9a-f]{8}>");
    }
}
