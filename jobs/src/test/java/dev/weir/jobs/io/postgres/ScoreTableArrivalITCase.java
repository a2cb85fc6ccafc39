package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Score;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However scores arrive, the same rows are there in the end. */
class ScoreTableArrivalITCase {
    private final ScoreRows rows = new ScoreRows();

    @AfterEach
    void clear() throws SQLException {
        rows.close();
    }

    @Test
    void anyOrderAndAnyBatchingOfRevisionsEndsWithTheSameRows() throws Exception {
        List<String> expected = List.of("a|f", "b|f", "c|f", "d|t");
        int trace = 0;
        var traces = new ArrayList<String>();
        for (List<Integer> order : permutations(List.of(1, 2, 3, 4))) {
            for (int cuts = 0; cuts < 8; cuts++) {
                String traceId = "t-" + trace++;
                traces.add(traceId);
                writeInPieces(traceId, order, cuts);
            }
        }
        for (String traceId : traces) {
            assertThat(
                            rows.of(
                                    "SELECT right(score_id, 1), current FROM weir.score WHERE"
                                            + " trace_id = '"
                                            + traceId
                                            + "' ORDER BY 1"))
                    .as(traceId)
                    .isEqualTo(expected);
        }
    }

    @Test
    void concurrentWritersOfTheSameTargetsAgree() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var writers = new ArrayList<Callable<Void>>();
            for (int seed = 0; seed < 4; seed++) {
                var random = new Random(seed);
                writers.add(() -> writeShuffledRevisions(random));
            }
            for (var outcome : threads.invokeAll(writers)) {
                outcome.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(rows.current())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50)
                                .mapToObj(i -> "t-" + i + "-polite-5")
                                .sorted()
                                .toList());
        assertThat(rows.of("SELECT count(*) FROM weir.score")).containsExactly("300");
    }

    @Test
    void writingTheSameAgainChangesNothingButTheTime() throws Exception {
        var scores =
                List.of(
                        score("t-1", "polite", "a", 1),
                        score("t-1", "polite", "b", 2),
                        score("t-2", "polite", "a", 1));
        rows.write(scores);
        List<String> first = rows.withoutTime();
        for (Score score : scores) {
            rows.write(score);
        }
        rows.write(scores);

        assertThat(rows.withoutTime()).isEqualTo(first);
    }

    /** Bit i of {@code cuts} ends a batch after place i. */
    private void writeInPieces(String traceId, List<Integer> revisions, int cuts)
            throws IOException, InterruptedException {
        var batch = new ArrayList<Score>();
        for (int i = 0; i < revisions.size(); i++) {
            int revision = revisions.get(i);
            String content = String.valueOf((char) ('a' + revision - 1));
            batch.add(score(traceId, "polite", content, revision));
            if ((cuts >> i & 1) == 1) {
                rows.write(batch);
                batch.clear();
            }
        }
        rows.write(batch);
    }

    private Void writeShuffledRevisions(Random random) throws Exception {
        var scores = new ArrayList<Score>();
        for (int trace = 0; trace < 50; trace++) {
            for (int revision = 0; revision < 6; revision++) {
                scores.add(score("t-" + trace, "polite", String.valueOf(revision), revision));
            }
        }
        Collections.shuffle(scores, random);
        try (var own = rows.writer()) {
            for (int from = 0; from < scores.size(); from += 30) {
                own.write(scores.subList(from, from + 30));
            }
        }
        return null;
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (Integer first : of) {
            var rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                var permutation = new ArrayList<>(List.of(first));
                permutation.addAll(tail);
                all.add(permutation);
            }
        }
        return all;
    }
}
