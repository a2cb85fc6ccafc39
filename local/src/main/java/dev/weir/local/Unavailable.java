package dev.weir.local;

/**
 * Something outside that Weir needs is not there: a database, a free port, space on a disk. Shown
 * as its message alone; the cause goes to the log.
 */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
