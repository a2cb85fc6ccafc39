package dev.weir.local.canary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A way in which bytes can hold a text.
 *
 * @param lead how many bytes before what is written are needed to read it
 * @param read from there, back to the text
 */
record Form(String name, Function<String, byte[]> write, int lead, UnaryOperator<String> read) {
    static final List<Form> ALL = all();

    private static final int WINDOW = 240;

    private static List<Form> all() {
        var forms = new ArrayList<Form>();
        forms.add(in(StandardCharsets.UTF_8));
        forms.add(in(StandardCharsets.UTF_16LE));
        forms.add(in(StandardCharsets.UTF_16BE));
        forms.add(new Form("hexadecimal", text -> ascii(hex(text)), 0, Form::unhex));
        forms.add(
                new Form(
                        "hexadecimal in capitals",
                        text -> ascii(hex(text).toUpperCase(Locale.ROOT)),
                        0,
                        Form::unhex));
        for (int offset = 0; offset < 3; offset++) {
            forms.add(base64(offset));
        }
        for (int depth = 1; depth <= 8; depth *= 2) {
            forms.add(escaped("\\".repeat(depth)));
        }
        forms.add(
                new Form(
                        "percent-encoded",
                        text -> ascii(text.replace(" ", "%20").replace(":", "%3A")),
                        0,
                        text -> text.replace("%20", " ").replace("%3A", ":")));
        return List.copyOf(forms);
    }

    /** What the bytes say from here on, as far as it matters. */
    String read(byte[] bytes, int at) {
        int from = Math.max(0, at - lead);
        int length = Math.min(WINDOW, bytes.length - from);
        return read.apply(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }

    private static Form in(Charset charset) {
        return new Form(
                charset.name(),
                text -> text.getBytes(charset),
                0,
                text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), charset));
    }

    private static Form escaped(String backslashes) {
        return new Form(
                "escaped with " + backslashes,
                text ->
                        ascii(
                                text.chars()
                                        .mapToObj(c -> backslashes + "u%04x".formatted(c))
                                        .collect(Collectors.joining())),
                0,
                text -> unhex(text.replace("\\", "").replace("u00", "")));
    }

    /** Base64 of a text that begins so many bytes after the beginning of a group of three. */
    private static Form base64(int offset) {
        // Characters that also hold bits of what stands before or after are left out.
        int lead = offset == 0 ? 0 : offset + 1;
        return new Form(
                "base64 at offset " + offset,
                text -> {
                    String padded = "\0".repeat(offset) + text;
                    String encoded =
                            Base64.getEncoder().withoutPadding().encodeToString(ascii(padded));
                    int shared = padded.length() % 3 == 0 ? 0 : 1;
                    return ascii(encoded.substring(lead, encoded.length() - shared));
                },
                lead,
                text -> unbase64(text, offset));
    }

    private static String unbase64(String text, int offset) {
        int end = 0;
        while (end < text.length() && isBase64(text.charAt(end))) {
            end++;
        }
        byte[] bytes = Base64.getDecoder().decode(text.substring(0, end % 4 == 1 ? end - 1 : end));
        return new String(bytes, StandardCharsets.ISO_8859_1).substring(offset);
    }

    private static boolean isBase64(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(ascii(text));
    }

    private static String unhex(String text) {
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        byte[] bytes = HexFormat.of().parseHex(text.substring(0, end - end % 2));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
