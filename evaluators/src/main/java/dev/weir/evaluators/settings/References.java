package dev.weir.evaluators.settings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${NAME}} in texts, and keeps what it resolved out of messages. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    /** Shorter values are found by chance in any message. */
    private static final int MIN_HIDDEN = 4;

    private final @Nullable Function<String, @Nullable String> environment;
    private final Map<String, String> resolved = new LinkedHashMap<>();

    /** Without an environment texts are taken as they are. */
    References(@Nullable Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    static boolean isReference(String text) {
        return REFERENCE.matches(text);
    }

    /** Null when a variable is not set. */
    @Nullable String resolve(String path, String text, Consumer<Problem> problems) {
        if (environment == null || !text.contains("${")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        var whole = new StringBuilder();
        int from = 0;
        boolean complete = true;
        while (matcher.find()) {
            String value = environment.apply(matcher.group(1));
            if (value == null) {
                complete = false;
                problems.accept(
                        new Problem(
                                path, "environment variable " + matcher.group(1) + " is not set"));
            } else {
                resolved.put(matcher.group(), value);
                whole.append(text, from, matcher.start()).append(value);
            }
            from = matcher.end();
        }
        return complete ? whole.append(text, from, text.length()).toString() : null;
    }

    /** The message with every resolved value turned back into its reference. */
    String hide(String message) {
        String hidden = message;
        for (Map.Entry<String, String> entry : resolved.entrySet()) {
            if (entry.getValue().length() >= MIN_HIDDEN) {
                hidden = hidden.replace(entry.getValue(), entry.getKey());
            }
        }
        return hidden;
    }
}
