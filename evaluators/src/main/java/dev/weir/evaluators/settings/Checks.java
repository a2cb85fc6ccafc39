package dev.weir.evaluators.settings;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the compact constructors of settings records check. A message starts with the key it is
 * about: {@code max-chars: must be positive, got -5}.
 */
public final class Checks {
    /** Values that a record refuses; {@link RecordReader} reports them at the record's path. */
    public static final class Violation extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient List<String> messages;

        private Violation(List<String> messages) {
            super(String.join("; ", messages));
            this.messages = List.copyOf(messages);
        }

        public List<String> messages() {
            return messages;
        }
    }

    private final List<String> violations = new ArrayList<>();

    private Checks() {}

    @FormatMethod
    public static void check(
            boolean condition, @FormatString String message, @Nullable Object... arguments) {
        if (!condition) {
            throw new Violation(List.of(text(message, arguments)));
        }
    }

    /** Several checks that are reported together by {@link #done}. */
    public static Checks all() {
        return new Checks();
    }

    @FormatMethod
    @CanIgnoreReturnValue
    public Checks that(
            boolean condition, @FormatString String message, @Nullable Object... arguments) {
        if (!condition) {
            violations.add(text(message, arguments));
        }
        return this;
    }

    @FormatMethod
    private static String text(@FormatString String message, @Nullable Object... arguments) {
        @Nullable Object[] shown = arguments.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] instanceof Duration duration ? Shown.of(duration) : shown[i];
        }
        return String.format(Locale.ROOT, message, shown);
    }

    public void done() {
        if (!violations.isEmpty()) {
            throw new Violation(violations);
        }
    }
}
