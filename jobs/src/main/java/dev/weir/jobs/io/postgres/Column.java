package dev.weir.jobs.io.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column and what is stored in it.
 *
 * @param isSaid the SQL condition under which its value says something
 */
record Column<R>(String name, String isSaid, Value<R> value) {
    private static final String PRESENT = "IS NOT NULL";

    /** Writes a row's value. */
    interface Value<R> {
        void write(R row, CopyRows out);
    }

    static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, "<> ''", (row, out) -> out.text(value.apply(row)));
    }

    /** The value is JSON in UTF-8 without NUL characters; see {@link Json}. */
    static <R> Column<R> json(String name, Function<R, byte[]> value) {
        return new Column<>(name, "NOT IN ('[]', '{}')", (row, out) -> out.json(value.apply(row)));
    }

    static <R> Column<R> integer(String name, Function<R, @Nullable Integer> value) {
        return orAbsent(name, value, (number, out) -> out.integer(number));
    }

    static <R> Column<R> bigint(String name, Function<R, @Nullable Long> value) {
        return orAbsent(name, value, (number, out) -> out.bigint(number));
    }

    static <R> Column<R> flag(String name, Function<R, Boolean> value) {
        return new Column<>(name, PRESENT, (row, out) -> out.flag(value.apply(row)));
    }

    /** What is not a finite number is stored as absent: one NaN would spoil every average. */
    static <R> Column<R> real(String name, Function<R, @Nullable Double> value) {
        return orAbsent(
                name,
                row -> {
                    Double real = value.apply(row);
                    return real == null || !Double.isFinite(real) ? null : real;
                },
                (real, out) -> out.real(real));
    }

    static <R> Column<R> decimal(String name, Function<R, @Nullable BigDecimal> value) {
        return orAbsent(name, value, (number, out) -> out.decimal(number));
    }

    static <R> Column<R> day(String name, Function<R, LocalDate> value) {
        return new Column<>(name, PRESENT, (row, out) -> out.day(value.apply(row)));
    }

    static <R> Column<R> time(String name, Function<R, @Nullable Instant> value) {
        return orAbsent(name, value, (time, out) -> out.time(time));
    }

    private static <R, V> Column<R> orAbsent(
            String name, Function<R, @Nullable V> value, Value<V> present) {
        return new Column<>(
                name,
                PRESENT,
                (row, out) -> {
                    V of = value.apply(row);
                    if (of == null) {
                        out.absent();
                    } else {
                        present.write(of, out);
                    }
                });
    }
}
