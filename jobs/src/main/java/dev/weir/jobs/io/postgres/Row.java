package dev.weir.jobs.io.postgres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A value to be written.
 *
 * @param arrival its place in the batch as it came
 * @param day the day whose partition it is kept in
 */
record Row<T>(T value, int arrival, LocalDate day) {
    /** Ordered by key, one row for each key. Writers that agree on the order cannot deadlock. */
    static <T> List<Row<T>> inKeyOrder(List<T> values, Table<T> table) {
        var rows = new ArrayList<Row<T>>(values.size());
        for (T value : values) {
            rows.add(new Row<>(value, rows.size(), LocalDate.EPOCH));
        }
        rows.sort(Comparator.comparing(Row::value, table.byKey()));
        return newestOfEachKey(rows, table);
    }

    private static <T> List<Row<T>> newestOfEachKey(List<Row<T>> sorted, Table<T> table) {
        var newest = new ArrayList<Row<T>>(sorted.size());
        for (Row<T> row : sorted) {
            int last = newest.size() - 1;
            if (last < 0 || table.byKey().compare(newest.get(last).value(), row.value()) != 0) {
                newest.add(row);
            } else if (table.byAge().compare(newest.get(last).value(), row.value()) <= 0) {
                newest.set(last, row);
            }
        }
        return newest;
    }

    Row<T> on(LocalDate day) {
        return new Row<>(value, arrival, day);
    }
}
