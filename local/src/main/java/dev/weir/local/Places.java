package dev.weir.local;

import java.nio.file.Path;

/** Places in files as the user would name them: relative to the current folder, if within it. */
final class Places {
    private Places() {}

    static String shown(String place) {
        String here = Path.of("").toAbsolutePath() + "/";
        return place.startsWith(here) ? place.substring(here.length()) : place;
    }
}
