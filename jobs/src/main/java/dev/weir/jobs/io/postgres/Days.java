package dev.weir.jobs.io.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells in which day's partition rows are kept, and sees to it that the partition is there. */
interface Days<T> {
    /** The rows, each with its day. The connection commits every statement by itself. */
    List<Row<T>> assign(Connection connection, List<Row<T>> rows) throws SQLException;

    /** Drops what is remembered, because it may no longer be so. */
    default void forget() {}

    /** For a table that is not partitioned. */
    static <T> Days<T> none() {
        return (connection, rows) -> rows;
    }

    static LocalDate utc(Instant time) {
        return LocalDate.ofInstant(Times.storable(time), ZoneOffset.UTC);
    }
}
