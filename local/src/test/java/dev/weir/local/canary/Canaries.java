package dev.weir.local.canary;

import java.util.HashMap;
import java.util.Map;

/** Hands out canaries, and remembers which field each was put into. */
public final class Canaries {
    private static final int FIRST = 1010;
    private static final int LAST = 9999;

    private final Map<Integer, String> places = new HashMap<>();
    private int next = FIRST;

    Canary at(String place) {
        if (next > LAST) {
            throw new IllegalStateException("more fields than numbers of four digits");
        }
        var canary = new Canary(next);
        places.put(next, place);
        // Both halves have two digits, as an IP address writes no zero in front.
        next += next % 100 == 99 ? 11 : 1;
        return canary;
    }

    /** A canary of every kind as it is, for a field of that name. */
    public String plain(String place) {
        return at(place).all();
    }

    String place(int number) {
        return places.getOrDefault(number, "an unknown field");
    }

    Map<Integer, String> places() {
        return places;
    }
}
