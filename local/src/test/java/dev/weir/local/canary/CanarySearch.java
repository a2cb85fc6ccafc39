package dev.weir.local.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Looks through bytes of whatever kind for canaries, in every form in which they may be held. */
final class CanarySearch {
    /**
     * A canary that was found.
     *
     * @param number that of the canary; 0 when it was cut off or altered
     */
    record Sighting(String kind, String form, int at, int number) {}

    private record Needle(Kind kind, String stem, Form form, byte[] bytes) {}

    /** Enough to see what is wrong. */
    private static final int MAX_SIGHTINGS = 10_000;

    /** Of text that stood beside a canary. */
    static final byte[] CONTROL = Canary.CONTROL.getBytes(StandardCharsets.UTF_8);

    /** By their first two bytes: nearly every place of nearly every file is passed over at once. */
    private static final Needle[][] NEEDLES = needles();

    private CanarySearch() {}

    private static Needle[][] needles() {
        var needles = new Needle[1 << 16][];
        for (Kind kind : Kind.ALL) {
            for (String stem : kind.stems()) {
                var seen = new HashSet<String>();
                for (Form form : Form.ALL) {
                    byte[] bytes = form.write().apply(stem);
                    if (!seen.add(Arrays.toString(bytes))) {
                        continue;
                    }
                    int start = pair(bytes, 0);
                    Needle[] known = needles[start] == null ? new Needle[0] : needles[start];
                    needles[start] = Arrays.copyOf(known, known.length + 1);
                    needles[start][known.length] = new Needle(kind, stem, form, bytes);
                }
            }
        }
        return needles;
    }

    static List<Sighting> in(byte[] bytes) {
        var found = new ArrayList<Sighting>();
        for (int at = 0; at + 1 < bytes.length && found.size() < MAX_SIGHTINGS; at++) {
            Needle[] candidates = NEEDLES[pair(bytes, at)];
            if (candidates != null) {
                for (Needle needle : candidates) {
                    if (isAt(bytes, at, needle.bytes)) {
                        found.add(sighting(bytes, at, needle));
                    }
                }
            }
        }
        return found;
    }

    static boolean holds(byte[] bytes, byte[] part) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == part[0] && isAt(bytes, at, part)) {
                return true;
            }
        }
        return false;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static boolean isAt(byte[] bytes, int at, byte[] part) {
        int end = at + part.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, part, 0, part.length);
    }

    private static Sighting sighting(byte[] bytes, int at, Needle needle) {
        String read = needle.form.read(bytes, at);
        int number =
                read.startsWith(needle.stem) ? number(read.substring(needle.stem.length())) : 0;
        return new Sighting(needle.kind.name(), needle.form.name(), at, number);
    }

    /** Four digits, a dot or a blank between them or not. */
    private static int number(String rest) {
        int number = 0;
        int digits = 0;
        for (int i = 0; i < Math.min(rest.length(), 6) && digits < 4; i++) {
            int digit = Character.digit(rest.charAt(i), 10);
            number = digit < 0 ? number : number * 10 + digit;
            digits += digit < 0 ? 0 : 1;
        }
        return digits == 4 ? number : 0;
    }
}
