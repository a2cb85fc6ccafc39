package dev.weir.local.traffic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written forms of time in records, each kept as it is when the time changes. */
final class Timestamps {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?"
                            + "(Z|[+-]\\d\\d:\\d\\d)?");
    private static final int LEAST_FRACTION = 3;
    private static final long NANOS = 1_000_000_000L;

    private Timestamps() {}

    /** A text that is no time stays as it is. Without a zone it is UTC. */
    static String stamped(String text, Stamps stamps) {
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 2) {
            return '"' + stamped(text.substring(1, text.length() - 1), stamps) + '"';
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return text;
        }
        try {
            String zone = iso.group(5);
            ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
            String fraction = iso.group(4) == null ? "" : iso.group(4);
            Instant time =
                    LocalDateTime.parse(iso.group(1) + "T" + iso.group(3) + fraction)
                            .toInstant(offset);
            LocalDateTime stamped = LocalDateTime.ofInstant(stamps.time(time), offset);
            return stamped.toLocalDate()
                    + iso.group(2)
                    + stamped.toLocalTime().truncatedTo(ChronoUnit.SECONDS).format(CLOCK)
                    + fraction(stamped.get(ChronoField.NANO_OF_SECOND), fraction.length() - 1)
                    + (zone == null ? "" : zone);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** At least milliseconds, or two times less than a second apart would become equal. */
    private static String fraction(int nanos, int digits) {
        return "."
                + String.format(Locale.ROOT, "%09d", nanos)
                        .substring(0, Math.max(LEAST_FRACTION, digits));
    }

    /** Nanoseconds since 1970; zero is an absent time and stays. */
    static long stamped(long nanos, Stamps stamps) {
        if (nanos <= 0) {
            return nanos;
        }
        Duration sinceEpoch =
                Duration.between(
                        Instant.EPOCH,
                        stamps.time(Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS)));
        return sinceEpoch.toNanos();
    }
}
