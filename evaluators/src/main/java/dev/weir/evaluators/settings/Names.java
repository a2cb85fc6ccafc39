package dev.weir.evaluators.settings;

import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names as they stand in files, and which known one was meant. */
public final class Names {
    private static final int MAX_LENGTH = 100;

    private Names() {}

    /** {@code maxChars} and {@code MAX_CHARS} both stand in files as {@code max-chars}. */
    public static String kebab(String javaName) {
        if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
            return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        var kebab = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char letter = javaName.charAt(i);
            if (Character.isUpperCase(letter) && i > 0) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(letter));
        }
        return kebab.toString();
    }

    /** For the end of a message: the nearest known name if one is near, else all of them. */
    public static String suggestion(String given, Collection<String> known) {
        String name = given.substring(0, Math.min(given.length(), MAX_LENGTH));
        int limit = Math.max(2, name.length() / 3);
        var distance = new LevenshteinDistance(limit);
        String nearest = "";
        int least = limit + 1;
        for (String candidate : known) {
            int edits = distance.apply(name.toLowerCase(Locale.ROOT), candidate);
            if (edits >= 0 && edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        return nearest.isEmpty()
                ? "known are " + String.join(", ", known)
                : "did you mean " + nearest + "?";
    }
}
