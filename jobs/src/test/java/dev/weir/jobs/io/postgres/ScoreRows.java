package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Score;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;

/** What one test writes to the table of scores, and what it finds there; none of it stays. */
final class ScoreRows implements AutoCloseable {
    private final Counter refused = new SimpleCounter();
    private final BatchWriter<Score> writer = writer();

    /** Another one, which remembers nothing. */
    BatchWriter<Score> writer() {
        return new BatchWriter<>(
                Migrated.DATABASE.config(), new ScoreTable(), new Refusals("score", refused));
    }

    void write(Score... scores) throws IOException, InterruptedException {
        write(List.of(scores));
    }

    void write(List<Score> scores) throws IOException, InterruptedException {
        writer.write(scores);
    }

    long refused() {
        return refused.getCount();
    }

    /** Every score, and whether it is current. */
    List<String> all() throws SQLException {
        return of("SELECT score_id, current FROM weir.score ORDER BY 1");
    }

    List<String> current() throws SQLException {
        return of("SELECT score_id FROM weir.score WHERE current ORDER BY 1");
    }

    List<String> withoutTime() throws SQLException {
        return of("SELECT to_jsonb(s) - 'scored_at' FROM weir.score s ORDER BY 1");
    }

    /** Every row as its columns' texts, joined by bars. */
    List<String> of(String query) throws SQLException {
        return Migrated.DATABASE.rows(query);
    }

    void execute(String sql) throws SQLException {
        Migrated.DATABASE.execute(sql);
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        execute("TRUNCATE weir.score, weir.trace_day");
    }

    /** One database for all tests of scores. */
    private static final class Migrated {
        static final TestDatabase DATABASE = migrated();

        private static TestDatabase migrated() {
            try {
                return TestDatabase.migrated();
            } catch (SQLException | PostgresUnavailable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
