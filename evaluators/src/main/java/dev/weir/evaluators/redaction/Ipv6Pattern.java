package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.function.Consumer;
import org.apache.commons.validator.routines.InetAddressValidator;

/** IPv6 addresses, in full or with {@code ::}. */
final class Ipv6Pattern implements TriggeredPattern {
    private static final int MAX_LENGTH = 45;
    private static final int MIN_LENGTH = 6;
    private static final int MIN_GROUPS = 3;

    @Override
    public Trigger trigger() {
        return Trigger.at(":");
    }

    @Override
    public void findAt(String text, int at, Consumer<PiiSpan> found) {
        int start = at;
        while (start > 0 && at - start <= 4 && Chars.isHex(text.charAt(start - 1))) {
            start--;
        }
        // Only the first colon of an address looks on.
        if (start > 0
                && (text.charAt(start - 1) == ':'
                        || Chars.isLetterOrDigit(text.charAt(start - 1)))) {
            return;
        }
        int end = at;
        while (end < text.length()
                && end - start <= MAX_LENGTH
                && (text.charAt(end) == ':' || Chars.isHex(text.charAt(end)))) {
            end++;
        }
        if (text.charAt(end - 1) == ':' && !text.startsWith("::", end - 2)) {
            end--;
        }
        if (end - start >= MIN_LENGTH
                && end - start <= MAX_LENGTH
                && !Chars.isLetterAt(text, end)
                && isAddress(text.substring(start, end))) {
            found.accept(new PiiSpan(start, end, PiiType.IP, Certainty.PATTERN));
        }
    }

    /**
     * Names of code such as {@code a::b} read as addresses too, but have few groups or no digit.
     */
    private static boolean isAddress(String candidate) {
        int groups = 1;
        for (int i = 1; i < candidate.length(); i++) {
            groups += candidate.charAt(i) == ':' && candidate.charAt(i - 1) != ':' ? 1 : 0;
        }
        return groups >= MIN_GROUPS
                && candidate.chars().anyMatch(c -> Chars.isDigit((char) c))
                && !Surrogates.isIpv6(candidate)
                && InetAddressValidator.getInstance().isValidInet6Address(candidate);
    }
}
