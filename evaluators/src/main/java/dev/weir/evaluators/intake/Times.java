package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads moments; only the years 1970 to 9999 are moments of a trace. */
final class Times {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final long NANOS = 1_000_000_000L;
    private static final int MAX_LENGTH = 64;
    private static final long MIN_MILLIS = 100_000_000_000L;
    private static final long MIN_MICROS = 100_000_000_000_000L;

    private Times() {}

    /** Absent and empty give null; what is there must be readable. */
    static @Nullable Instant instant(JsonNode object, String field) throws Refusal {
        JsonNode node = object.path(field);
        if (Fields.isAbsent(node) || (node.isTextual() && node.textValue().isBlank())) {
            return null;
        }
        Instant instant = parse(node);
        if (instant == null) {
            throw Refusal.invalid(field, "a moment such as 2026-11-23T14:44:56.459Z");
        }
        return instant;
    }

    /**
     * ISO 8601, in UTC unless an offset is given, or seconds, milli- or microseconds since 1970;
     * else null.
     */
    static @Nullable Instant parse(JsonNode node) {
        if (node.isNumber()) {
            Long count = Fields.count(node);
            return count == null ? null : bounded(sinceEpoch(count));
        }
        return node.isTextual() ? parse(node.textValue()) : null;
    }

    /** The size tells the unit: none of these reads another's count as a year of our time. */
    private static Instant sinceEpoch(long count) {
        if (count < MIN_MILLIS) {
            return Instant.ofEpochSecond(count);
        }
        return count < MIN_MICROS
                ? Instant.ofEpochMilli(count)
                : Instant.EPOCH.plus(count, ChronoUnit.MICROS);
    }

    static @Nullable Instant parse(String given) {
        String text = given.strip();
        if (text.length() < "2026-11-23T14:44".length() || text.length() > MAX_LENGTH) {
            return null;
        }
        String iso =
                text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        try {
            return bounded(hasOffset(iso) ? offset(iso) : local(iso));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean hasOffset(String iso) {
        char last = iso.charAt(iso.length() - 1);
        return last == 'Z' || last == 'z' || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
    }

    private static Instant offset(String iso) {
        return OffsetDateTime.parse(iso).toInstant();
    }

    private static Instant local(String iso) {
        return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    /** Nanoseconds since 1970 as OTLP counts them, unsigned; 0 is absent. */
    static @Nullable Instant nanos(long unsigned) {
        if (unsigned == 0) {
            return null;
        }
        return Instant.ofEpochSecond(
                Long.divideUnsigned(unsigned, NANOS), Long.remainderUnsigned(unsigned, NANOS));
    }

    private static @Nullable Instant bounded(Instant instant) {
        return instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST) ? null : instant;
    }
}
