package dev.weir.local;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.util.SerializedThrowable;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells lost infrastructure from a bug: what is behind a failure, however deep. */
final class Outage {
    private static final int DEEPEST = 50;

    /** Connections, too few resources, an operator's intervention, errors outside of PostgreSQL. */
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "58");

    private static final String SHUTDOWN = "57P";
    private static final String DISK_FULL = "No space left on device";

    private Outage() {}

    /** What was lost, in words for a person; empty for a failure of another kind. */
    static String in(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            String lost = of(cause);
            if (!lost.isEmpty()) {
                return lost;
            }
            cause = original(cause).getCause();
        }
        return "";
    }

    /** The innermost failure's class: all that can be told of it, for its words may quote text. */
    static String kind(Throwable failure) {
        Throwable cause = original(failure);
        for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
            cause = original(cause.getCause());
        }
        String name =
                cause instanceof SerializedThrowable foreign
                        ? foreign.getOriginalErrorClassName()
                        : cause.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String of(Throwable failure) {
        Throwable cause = original(failure);
        if (cause instanceof Unavailable) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof SQLException sql && isOutage(sql)) {
            return "PostgreSQL was lost: " + sql.getMessage();
        }
        if (cause instanceof RetriableException) {
            return "Kafka was lost: " + cause.getMessage();
        }
        return String.valueOf(cause.getMessage()).contains(DISK_FULL)
                ? DISK_FULL.toLowerCase(Locale.ROOT)
                : "";
    }

    private static boolean isOutage(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return state.startsWith(SHUTDOWN)
                || (state.length() == 5 && SQL_CLASSES.contains(state.substring(0, 2)));
    }

    /** Flink wraps what crosses its own borders. */
    private static Throwable original(Throwable failure) {
        return failure instanceof SerializedThrowable wrapped
                ? wrapped.deserializeError(Outage.class.getClassLoader())
                : failure;
    }
}
