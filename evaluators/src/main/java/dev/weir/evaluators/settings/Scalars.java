package dev.weir.evaluators.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Single values: the text or number of a file as the Java type that a record asks for. */
final class Scalars {
    /** What was expected instead. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final String message;

        Mismatch(String expected, String got) {
            message = "must be " + expected + ", got " + got;
        }

        String message() {
            return message;
        }
    }

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ms",
                    ChronoUnit.MILLIS,
                    "s",
                    ChronoUnit.SECONDS,
                    "m",
                    ChronoUnit.MINUTES,
                    "h",
                    ChronoUnit.HOURS,
                    "d",
                    ChronoUnit.DAYS);

    private Scalars() {}

    static boolean isNumber(Class<?> type) {
        return type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == double.class
                || type == Double.class
                || type == BigDecimal.class;
    }

    static Number number(JsonNode node, Class<?> type) throws Mismatch {
        if (!node.isNumber()) {
            throw new Mismatch("a number", Shown.of(node));
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == BigDecimal.class) {
            return node.decimalValue();
        }
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            throw new Mismatch("a finite number", Shown.of(node));
        }
        return value;
    }

    private static long whole(JsonNode node, long least, long most) throws Mismatch {
        if (!node.isIntegralNumber()) {
            throw new Mismatch("a whole number", Shown.of(node));
        }
        BigInteger value = node.bigIntegerValue();
        if (value.compareTo(BigInteger.valueOf(least)) < 0
                || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new Mismatch("between " + least + " and " + most, Shown.of(node));
        }
        return value.longValue();
    }

    static boolean bool(JsonNode node) throws Mismatch {
        if (!node.isBoolean()) {
            throw new Mismatch("true or false", Shown.of(node));
        }
        return node.booleanValue();
    }

    static String text(JsonNode node) throws Mismatch {
        if (node.isNumber() || node.isBoolean()) {
            throw new Mismatch("text", Shown.of(node) + "; put it in quotes");
        }
        if (!node.isTextual()) {
            throw new Mismatch("text", Shown.of(node));
        }
        return node.textValue();
    }

    static Object constant(String text, Class<?> type) throws Mismatch {
        var known = new ArrayList<String>();
        for (Object constant : type.getEnumConstants()) {
            String own = ((Enum<?>) constant).name();
            String name = Names.kebab(own);
            if (name.equals(text) || own.equals(text)) {
                return constant;
            }
            known.add(name);
        }
        throw new Mismatch(
                "one of " + String.join(", ", known), Shown.quoted(text) + suggested(text, known));
    }

    private static String suggested(String text, List<String> known) {
        String suggestion = Names.suggestion(text, known);
        return suggestion.startsWith("did") ? "; " + suggestion : "";
    }

    static Duration duration(String text) throws Mismatch {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new Mismatch("a duration such as 250ms, 30s, 10m, 2h or 1d", Shown.quoted(text));
        }
        return Duration.of(
                Long.parseLong(matcher.group(1)),
                Objects.requireNonNull(UNITS.get(matcher.group(2))));
    }

    static ZoneId zone(String text) throws Mismatch {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Mismatch("a time zone such as Europe/Berlin", Shown.quoted(text));
        }
    }

    static Path path(String text) throws Mismatch {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Mismatch("a path of a file or folder", Shown.quoted(text));
        }
    }
}
