package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.Locale;

/** Words that announce a phone number, English and Indonesian. */
final class PhoneWords {
    private static final int REACH = 40;
    private static final List<String> WORDS =
            List.of(
                    "phone",
                    "phonenumber",
                    "telephone",
                    "telepon",
                    "handphone",
                    "telp",
                    "tel",
                    "mobile",
                    "cell",
                    "fax",
                    "whatsapp",
                    "wa",
                    "wa.me",
                    "hp",
                    "sms",
                    "hubungi",
                    "call me",
                    "call us",
                    "reach me",
                    "reach us",
                    "contact number",
                    "my number");

    private PhoneWords() {}

    static boolean standBefore(String text, int at) {
        String before = text.substring(Math.max(0, at - REACH), at).toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            int found = before.lastIndexOf(word);
            if (found >= 0 && isWord(before, found, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Nothing but a few words lie between, no other number, and no end of a sentence. */
    private static boolean isWord(String before, int start, int length) {
        int end = start + length;
        boolean whole = !Chars.isLetterAt(before, start - 1) && !Chars.isLetterAt(before, end);
        return whole
                && before.chars().skip(end).noneMatch(c -> Chars.isDigit((char) c) || c == ';');
    }
}
