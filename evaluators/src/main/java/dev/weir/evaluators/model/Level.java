package dev.weir.evaluators.model;

/** How serious an application says a span was; from least to most. */
public enum Level {
    /** The fragment does not tell. */
    UNSPECIFIED,
    DEBUG,
    DEFAULT,
    WARNING,
    ERROR
}
