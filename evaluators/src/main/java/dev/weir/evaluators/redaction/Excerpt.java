package dev.weir.evaluators.redaction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a text, redacted. Only a window of it is read, so what the window's end cuts
 * through cannot be recognized any more: it is left out.
 */
final class Excerpt {
    static final int MAX_LENGTH = 500;
    private static final int WINDOW = 4096;

    /** No value of several words is longer. */
    private static final int MARGIN = 96;

    /** What tells that a line of base64 is of a private key may stand in another record. */
    private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/_-]{40,}+={0,2}");

    private static final String SECRET = "<" + PiiType.SECRET + ">";

    private final TextRedactor texts;

    Excerpt(TextRedactor texts) {
        this.texts = texts;
    }

    String of(byte[] input) {
        CharBuffer window = CharBuffer.allocate(WINDOW);
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult decoded = decoder.decode(ByteBuffer.wrap(input), window, true);
        if (decoded.isError()) {
            return "";
        }
        String text = window.flip().toString();
        if (text.indexOf('\0') >= 0) {
            // UTF-16, or no text at all.
            return "";
        }
        String known = decoded.isOverflow() ? beforeWhatIsCut(text) : withoutBrokenEnd(text);
        return shortened(withoutKeyLines(texts.redact(known).text()));
    }

    /** JSON that breaks off may do so within a value, which then is not recognized any more. */
    private static String withoutBrokenEnd(String text) {
        int end = outsideString(text, text.length());
        if (end < text.length() || !beginsLikeJson(text)) {
            return text.substring(0, end);
        }
        int start = text.length();
        while (start > 0 && ",:{}[]\"".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        boolean words = text.chars().skip(start).allMatch(c -> c == ' ' || Character.isLetter(c));
        return words ? text : text.substring(0, start);
    }

    private static boolean beginsLikeJson(String text) {
        String document = text.stripLeading();
        return document.startsWith("{") || document.startsWith("[");
    }

    private String beforeWhatIsCut(String window) {
        int cut = tokenStart(window, window.length() - MARGIN);
        cut = outsideString(window, cut);
        List<Replacement> replacements = texts.replacements(window);
        int kept = 0;
        for (Replacement replacement : replacements) {
            PiiSpan span = replacement.span();
            cut = span.start() < cut && cut < span.end() ? span.start() : cut;
            kept += span.end() <= cut ? 1 : 0;
        }
        return Replacement.apply(window.substring(0, cut), replacements.subList(0, kept));
    }

    /**
     * Before the token that stands here: blanks and commas end one, as nothing encoded has them.
     */
    private static int tokenStart(String text, int at) {
        int start = at;
        while (start > 0 && " \t\r\n,".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /** Before the JSON string that stands here, if the text is JSON. */
    private static int outsideString(String text, int at) {
        if (!beginsLikeJson(text)) {
            return at;
        }
        int opened = -1;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c == '\\' && opened >= 0) {
                i++;
            } else if (c == '"') {
                opened = opened < 0 ? i : -1;
            }
        }
        return opened < 0 ? at : opened;
    }

    /** Masked, as an excerpt loses nothing by it, while a field keeps its hashes and ids. */
    private static String withoutKeyLines(String text) {
        return KEY_LINE.matcher(text)
                .replaceAll(
                        run ->
                                Entropy.isMixed(text, run.start(), run.end())
                                        ? SECRET
                                        : Matcher.quoteReplacement(run.group()));
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
                        ? MAX_LENGTH - 1
                        : MAX_LENGTH;
        return text.substring(0, end);
    }
}
