package dev.weir.jobs.io.postgres;

/** The database cannot be used; the message says which one and why, for a person to act on. */
public final class PostgresUnavailable extends Exception {
    public PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public PostgresUnavailable(String message) {
        super(message);
    }
}
