package dev.weir.jobs.io.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary format of {@code COPY}: the server reads them in half the time of text, five
 * times in each row above all.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class CopyRows {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int ABSENT = -1;
    private static final int END = -1;
    private static final byte JSONB_VERSION = 1;

    private byte[] bytes;
    private int length;

    CopyRows(int expectedBytes) {
        bytes = new byte[Math.max(expectedBytes, SIGNATURE.length)];
        put(SIGNATURE);
        putInt(0); // no flags
        putInt(0); // no header extension
    }

    void beginRow(int columns) {
        putShort(columns);
    }

    void end() {
        putShort(END);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void text(String value) {
        field(Text.storable(value).getBytes(StandardCharsets.UTF_8));
    }

    void json(byte[] value) {
        putInt(value.length + 1);
        reserve(1);
        bytes[length++] = JSONB_VERSION;
        put(value);
    }

    void flag(boolean value) {
        putInt(1);
        reserve(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void absent() {
        putInt(ABSENT);
    }

    void integer(int value) {
        putInt(Integer.BYTES);
        putInt(value);
    }

    void bigint(long value) {
        putInt(Long.BYTES);
        putLong(value);
    }

    void real(double value) {
        bigint(Double.doubleToRawLongBits(value));
    }

    void decimal(BigDecimal value) {
        field(ByteConverter.numeric(value));
    }

    void day(LocalDate value) {
        integer((int) ChronoUnit.DAYS.between(EPOCH_DAY, value));
    }

    void time(Instant value) {
        bigint(micros(Times.storable(value)));
    }

    /**
     * Not by {@code ChronoUnit}, which counts in nanoseconds and overflows after three centuries.
     */
    private static long micros(Instant time) {
        return (time.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000
                + time.getNano() / 1_000;
    }

    private void field(byte[] value) {
        putInt(value.length);
        put(value);
    }

    private void put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void putShort(int value) {
        reserve(Short.BYTES);
        ByteConverter.int2(bytes, length, value);
        length += Short.BYTES;
    }

    private void putInt(int value) {
        reserve(Integer.BYTES);
        ByteConverter.int4(bytes, length, value);
        length += Integer.BYTES;
    }

    private void putLong(long value) {
        reserve(Long.BYTES);
        ByteConverter.int8(bytes, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
