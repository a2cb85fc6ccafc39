package dev.weir.jobs.io.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Has the partitions made for days that this writer meets for the first time. */
final class Partitions {
    private final Set<LocalDate> known = new HashSet<>();

    void ensure(Connection connection, List<? extends Row<?>> rows) throws SQLException {
        for (Row<?> row : rows) {
            if (!known.contains(row.day())) {
                ensure(connection, row.day());
                known.add(row.day());
            }
        }
    }

    void forget() {
        known.clear();
    }

    private static void ensure(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT weir.ensure_partitions(?)")) {
            statement.setObject(1, day);
            statement.execute();
        }
    }
}
