package dev.weir.local;

/** The innermost cause of a failure, in words. */
final class RootCause {
    private static final int DEEPEST = 50;

    private RootCause() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
