package dev.weir.evaluators.settings;

import java.io.Serializable;

/** A value that no message, log line or dump may show. Settings give it as {@code ${NAME}}. */
public record Secret(String value) implements Serializable {
    @Override
    public String toString() {
        return "***";
    }
}
