package dev.weir.jobs.io.postgres;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column and what is stored in it.
 *
 * @param sent the type in which values travel: an array of it is one parameter
 * @param type the type in the table
 */
record Column<R>(String name, String sent, String type, Values<R> values) {
    /** A column of a batch as one parameter. */
    interface Values<R> {
        Array of(Connection connection, List<R> rows) throws SQLException;
    }

    static <R> Column<R> text(String name, Function<R, String> value) {
        return of(name, "text", "text", String[]::new, row -> Text.storable(value.apply(row)));
    }

    /** The value is JSON text without NUL characters; see {@link Json}. */
    static <R> Column<R> json(String name, Function<R, String> value) {
        return of(name, "text", "jsonb", String[]::new, value);
    }

    static <R> Column<R> integer(String name, Function<R, @Nullable Integer> value) {
        return of(name, "int4", "integer", Integer[]::new, value);
    }

    static <R> Column<R> bigint(String name, Function<R, @Nullable Long> value) {
        return of(name, "int8", "bigint", Long[]::new, value);
    }

    static <R> Column<R> flag(String name, Function<R, Boolean> value) {
        return of(name, "bool", "boolean", Boolean[]::new, value);
    }

    /** What is not a finite number is stored as absent: one NaN would spoil every average. */
    static <R> Column<R> real(String name, Function<R, @Nullable Double> value) {
        return of(
                name,
                "float8",
                "double precision",
                Double[]::new,
                row -> {
                    Double real = value.apply(row);
                    return real == null || !Double.isFinite(real) ? null : real;
                });
    }

    static <R> Column<R> decimal(String name, Function<R, @Nullable BigDecimal> value) {
        return of(
                name,
                "text",
                "numeric",
                String[]::new,
                row -> {
                    BigDecimal decimal = value.apply(row);
                    return decimal == null ? null : decimal.toString();
                });
    }

    static <R> Column<R> day(String name, Function<R, LocalDate> value) {
        return new Column<>(
                name,
                "date",
                "date",
                (connection, rows) -> TimeArrays.days(connection, rows, value));
    }

    static <R> Column<R> time(String name, Function<R, @Nullable Instant> value) {
        return new Column<>(
                name,
                "timestamptz",
                "timestamptz",
                (connection, rows) -> TimeArrays.timestamps(connection, rows, value));
    }

    private static <R> Column<R> of(
            String name,
            String sent,
            String type,
            IntFunction<@Nullable Object[]> array,
            Function<R, ? extends @Nullable Object> value) {
        return new Column<>(
                name,
                sent,
                type,
                (connection, rows) -> {
                    @Nullable Object[] values = array.apply(rows.size());
                    for (int i = 0; i < values.length; i++) {
                        values[i] = value.apply(rows.get(i));
                    }
                    return connection.createArrayOf(sent, values);
                });
    }
}
