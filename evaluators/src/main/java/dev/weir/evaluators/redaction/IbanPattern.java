package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.IBANValidator.Validator;

/** International bank account numbers whose country, length, layout and mod-97 check agree. */
final class IbanPattern implements TriggeredPattern {
    private static final IBANValidator VALIDATOR = IBANValidator.getInstance();

    /** Whether all of this is one, written without blanks. */
    static boolean isIban(String text) {
        return Chars.isLetterAt(text, 0)
                && Chars.isLetterAt(text, 1)
                && Chars.isDigitAt(text, 2)
                && VALIDATOR.isValid(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public Trigger trigger() {
        return Trigger.atDigits();
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int start = at - 2;
        if (!Chars.isDigitAt(text, at + 1)
                || !Chars.isLetterAt(text, start)
                || !Chars.isLetterAt(text, start + 1)
                || Chars.isLetterOrDigitAt(text, start - 1)) {
            return;
        }
        Validator country =
                VALIDATOR.getValidator(text.substring(start, at).toUpperCase(Locale.ROOT));
        if (country == null) {
            return;
        }
        var compact = new StringBuilder(country.getIbanLength());
        int end = start;
        while (end < text.length() && compact.length() < country.getIbanLength()) {
            char c = text.charAt(end);
            if (Chars.isLetterOrDigit(c)) {
                compact.append(c);
            } else if ((c != ' ' && c != '-') || !Chars.isLetterOrDigitAt(text, end + 1)) {
                return;
            }
            end++;
        }
        if (!Chars.isLetterOrDigitAt(text, end)
                && VALIDATOR.isValid(compact.toString().toUpperCase(Locale.ROOT))) {
            found.accept(new PiiSpan(start, end, PiiType.IBAN, Certainty.CHECKSUM));
        }
    }
}
