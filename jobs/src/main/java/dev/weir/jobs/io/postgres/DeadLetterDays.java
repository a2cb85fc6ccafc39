package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.DeadLetter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dead letter stays on the day it was first refused: a file has no time of receipt, and read
 * again tomorrow it must not be refused twice.
 */
final class DeadLetterDays implements Days<DeadLetter> {
    private final Partitions partitions = new Partitions();

    @Override
    public List<Row<DeadLetter>> assign(Connection connection, List<Row<DeadLetter>> rows)
            throws SQLException {
        Map<String, LocalDate> known = known(connection, rows);
        var dated = new ArrayList<Row<DeadLetter>>(rows.size());
        for (Row<DeadLetter> row : rows) {
            LocalDate day = known.get(Text.storable(row.value().deadLetterId()));
            dated.add(row.on(day == null ? firstDay(row.value()) : day));
        }
        partitions.ensure(connection, dated);
        return dated;
    }

    @Override
    public void forget() {
        partitions.forget();
    }

    private static LocalDate firstDay(DeadLetter letter) {
        return Days.utc(letter.receivedAt() == null ? Instant.now() : letter.receivedAt());
    }

    private static Map<String, LocalDate> known(Connection connection, List<Row<DeadLetter>> rows)
            throws SQLException {
        String[] ids =
                rows.stream()
                        .map(row -> Text.storable(row.value().deadLetterId()))
                        .toArray(String[]::new);
        Array array = connection.createArrayOf("text", ids);
        var known = new HashMap<String, LocalDate>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT dead_letter_id, day FROM weir.dead_letter"
                                + " WHERE dead_letter_id = ANY (?)")) {
            statement.setArray(1, array);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    known.put(found.getString(1), found.getObject(2, LocalDate.class));
                }
            }
        }
        return known;
    }
}
