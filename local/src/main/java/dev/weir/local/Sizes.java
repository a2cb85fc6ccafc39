package dev.weir.local;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Sizes {
    private static final double STEP = 1000;

    private Sizes() {}

    static String shown(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        return bytes < STEP * STEP
                ? String.format(Locale.ROOT, "%.1f kB", bytes / STEP)
                : String.format(Locale.ROOT, "%.1f MB", bytes / STEP / STEP);
    }
}
