package dev.weir.evaluators.redaction;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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

    private static final List<List<String>> BY_FIRST =
            IntStream.rangeClosed('a', 'z')
                    .mapToObj(c -> WORDS.stream().filter(word -> word.charAt(0) == c).toList())
                    .toList();

    private PhoneWords() {}

    /** Nothing but a few words lie between, no other number, and no end of a sentence. */
    static boolean standBefore(String text, int at) {
        int start = at;
        int limit = Math.max(0, at - REACH);
        while (start > limit && !isBorder(text.charAt(start - 1))) {
            start--;
        }
        return at - start > 1 && holdsOne(text.substring(start, at).toLowerCase(Locale.ROOT));
    }

    private static boolean isBorder(char c) {
        return Chars.isDigit(c) || c == ';';
    }

    private static boolean holdsOne(String before) {
        for (int i = 0; i < before.length(); i++) {
            if (Chars.isLetterAt(before, i) && !Chars.isLetterAt(before, i - 1)) {
                for (String word : BY_FIRST.get(before.charAt(i) - 'a')) {
                    if (isWord(before, i, word)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The last time that the word occurs, it must not be a part of another. */
    private static boolean isWord(String before, int start, String word) {
        return before.startsWith(word, start)
                && !Chars.isLetterAt(before, start + word.length())
                && before.lastIndexOf(word) == start;
    }
}
