package dev.weir.evaluators.model;

import java.util.Locale;

/** How bad a failed rule is, from least to most. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
