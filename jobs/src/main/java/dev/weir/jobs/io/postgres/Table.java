package dev.weir.jobs.io.postgres;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** One table: which values are the same row, which of them is newer, and how a batch is written. */
interface Table<T> extends Serializable {
    String name();

    /** Values that compare equal are one row; batches are written in this order. */
    Comparator<T> byKey();

    /** Of two values of one row the greater is kept; of equal ones, that which came later. */
    default Comparator<T> byAge() {
        return (unused, unusedToo) -> 0;
    }

    /** A memory of days for one writer. */
    Days<T> days();

    /** Roughly how long the value's text is. */
    default long chars(T value) {
        return 0;
    }

    /**
     * Writes the rows within the transaction that the caller has begun.
     *
     * @param rows in the order of their keys, no two of one key
     */
    void write(Connection connection, List<Row<T>> rows) throws SQLException;
}
