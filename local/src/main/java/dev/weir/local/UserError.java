package dev.weir.local;

/**
 * A mistake the user can correct: a missing file, a faulty rules file, a bad option. Shown as its
 * message alone.
 *
 * <p>The message names the thing, its value and what was expected.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
