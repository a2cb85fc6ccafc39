package dev.weir.local;

/** What a command's exit code says; listed in every {@code --help}. */
public final class ExitCodes {
    /** It ran. Refused input is reported in the summary and is no failure of the run. */
    public static final int OK = 0;

    public static final int UNEXPECTED = 1;
    public static final int USER_ERROR = 2;
    public static final int UNAVAILABLE = 3;

    private ExitCodes() {}
}
