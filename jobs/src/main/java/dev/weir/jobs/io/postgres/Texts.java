package dev.weir.jobs.io.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Parameters that are arrays of texts. */
final class Texts {
    private Texts() {}

    static <E> void set(
            PreparedStatement statement,
            int place,
            Collection<E> elements,
            Function<E, String> text)
            throws SQLException {
        statement.setArray(
                place,
                statement
                        .getConnection()
                        .createArrayOf("text", elements.stream().map(text).toArray()));
    }
}
