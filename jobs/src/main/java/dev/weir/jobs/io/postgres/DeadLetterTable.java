package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Refused input. */
final class DeadLetterTable implements Table<DeadLetter> {
    private static final Upsert<Row<DeadLetter>> UPSERT =
            new Upsert<>(
                    new Incoming<>(
                            "dead_letter",
                            List.of(
                                    Column.day("day", Row::day),
                                    Column.text(
                                            "dead_letter_id", row -> row.value().deadLetterId()),
                                    Column.text("reason", row -> row.value().reason().name()),
                                    Column.text("detail", row -> row.value().detail()),
                                    Column.text("source", row -> row.value().position().source()),
                                    Column.text("topic", row -> row.value().position().topic()),
                                    Column.integer(
                                            "kafka_partition",
                                            row -> row.value().position().partition()),
                                    Column.bigint(
                                            "kafka_offset", row -> row.value().position().offset()),
                                    Column.text("file", row -> row.value().position().file()),
                                    Column.bigint("line", row -> row.value().position().line()),
                                    Column.integer("entry", row -> row.value().entry()),
                                    Column.bigint("bytes", row -> row.value().bytes()),
                                    Column.time("received_at", row -> row.value().receivedAt()),
                                    Column.text("excerpt", row -> row.value().excerpt()))),
                    List.of("dead_letter_id", "day"),
                    Map.of());

    @Override
    public String name() {
        return "dead_letter";
    }

    @Override
    public Comparator<DeadLetter> byKey() {
        return Comparator.comparing(DeadLetter::deadLetterId);
    }

    @Override
    public Days<DeadLetter> days() {
        return new DeadLetterDays();
    }

    @Override
    public void write(Connection connection, List<Row<DeadLetter>> rows) throws SQLException {
        UPSERT.execute(connection, rows);
    }
}
