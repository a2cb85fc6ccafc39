package dev.weir.evaluators.model;

import java.util.Objects;

/**
 * How a span ended.
 *
 * @param errorType the class of the error, such as {@code 429} or {@code TimeoutError}; empty when
 *     there was none
 */
public record Outcome(Level level, String statusMessage, String errorType) {
    public static final Outcome UNSPECIFIED = new Outcome(Level.UNSPECIFIED, "", "");

    public Outcome {
        level = Objects.requireNonNullElse(level, Level.UNSPECIFIED);
        statusMessage = Objects.requireNonNullElse(statusMessage, "");
        errorType = Objects.requireNonNullElse(errorType, "");
    }

    public boolean isError() {
        return level == Level.ERROR || !errorType.isEmpty();
    }

    /** With the default level where none was given. */
    Outcome specified() {
        return level == Level.UNSPECIFIED
                ? new Outcome(Level.DEFAULT, statusMessage, errorType)
                : this;
    }

    Outcome overlay(Outcome newer) {
        if (newer.equals(UNSPECIFIED)) {
            return this;
        }
        return new Outcome(
                newer.level == Level.UNSPECIFIED ? level : newer.level,
                Absent.or(newer.statusMessage, statusMessage),
                Absent.or(newer.errorType, errorType));
    }
}
