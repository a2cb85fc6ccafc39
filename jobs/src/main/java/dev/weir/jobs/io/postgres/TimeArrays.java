package dev.weir.jobs.io.postgres;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Arrays of times in the server's own format, which the driver sends as text only. There are five
 * times in a score, and reading them was a fifth of the work of writing it.
 */
final class TimeArrays {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int ABSENT = -1;

    private TimeArrays() {}

    static <R> Array timestamps(
            Connection connection, List<R> rows, Function<R, @Nullable Instant> time)
            throws SQLException {
        ByteBuffer bytes = begin(Oid.TIMESTAMPTZ, rows.size(), Long.BYTES);
        for (R row : rows) {
            Instant at = time.apply(row);
            if (at == null) {
                bytes.putInt(ABSENT);
            } else {
                bytes.putInt(Long.BYTES);
                bytes.putLong(micros(Times.storable(at)));
            }
        }
        return array(connection, Oid.TIMESTAMPTZ_ARRAY, bytes);
    }

    /**
     * Not by {@code ChronoUnit}, which counts in nanoseconds and overflows after three centuries.
     */
    private static long micros(Instant time) {
        return (time.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000
                + time.getNano() / 1_000;
    }

    static <R> Array days(Connection connection, List<R> rows, Function<R, LocalDate> day)
            throws SQLException {
        ByteBuffer bytes = begin(Oid.DATE, rows.size(), Integer.BYTES);
        for (R row : rows) {
            bytes.putInt(Integer.BYTES);
            bytes.putInt((int) ChronoUnit.DAYS.between(EPOCH_DAY, day.apply(row)));
        }
        return array(connection, Oid.DATE_ARRAY, bytes);
    }

    /** One dimension, with absent elements, counted from 1. */
    private static ByteBuffer begin(int elementOid, int size, int elementBytes) {
        return ByteBuffer.allocate(5 * Integer.BYTES + size * (Integer.BYTES + elementBytes))
                .putInt(1)
                .putInt(1)
                .putInt(elementOid)
                .putInt(size)
                .putInt(1);
    }

    private static Array array(Connection connection, int oid, ByteBuffer bytes)
            throws SQLException {
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        BaseConnection driver =
                Objects.requireNonNull(connection.unwrap(BaseConnection.class), "not PostgreSQL");
        return new PgArray(driver, oid, written);
    }
}
