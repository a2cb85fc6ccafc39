package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.said;
import static dev.weir.jobs.io.postgres.Samples.score;
import static dev.weir.jobs.io.postgres.Samples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreTableITCase {
    private static TestDatabase database;

    private final Counter refused = new SimpleCounter();
    private BatchWriter<Score> writer;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void open() {
        writer = writer();
    }

    @AfterEach
    void clear() throws SQLException {
        writer.close();
        database.execute("TRUNCATE weir.score, weir.trace_day");
    }

    @Test
    void keepsEveryRevisionAndMarksTheNewestContentCurrent() throws Exception {
        write(score("t-1", "polite", "a", 1));
        write(score("t-1", "polite", "b", 2));

        assertThat(scores()).containsExactly("t-1-polite-a|f", "t-1-polite-b|t");
    }

    @Test
    void olderContentNeverTurnsTheCurrentScoreBack() throws Exception {
        write(score("t-1", "polite", "b", 2));
        write(score("t-1", "polite", "a", 1));
        write(score("t-1", "polite", "c", 1));

        assertThat(current()).containsExactly("t-1-polite-b");
        assertThat(scores()).hasSize(3);
    }

    @Test
    void contentThatReturnsIsCurrentAgain() throws Exception {
        write(score("t-1", "polite", "a", 1));
        write(score("t-1", "polite", "b", 2));
        write(score("t-1", "polite", "a", 3));

        assertThat(scores()).containsExactly("t-1-polite-a|t", "t-1-polite-b|f");
    }

    @Test
    void ofTwoScoresOfTheSameContentTheIncomingOneIsCurrent() throws Exception {
        write(score("t-1", "polite", "old-options", 1));
        write(score("t-1", "polite", "new-options", 1));

        assertThat(current()).containsExactly("t-1-polite-new-options");

        write(score("t-2", "polite", "new-options", 1), score("t-2", "polite", "old-options", 1));

        assertThat(current()).containsExactly("t-1-polite-new-options", "t-2-polite-old-options");
    }

    @Test
    void everyRuleAndTraceHasItsOwnCurrentScore() throws Exception {
        write(
                score("t-1", "polite", "a", 1),
                score("t-1", "short", "a", 1),
                score("t-2", "polite", "a", 1));

        assertThat(current()).containsExactly("t-1-polite-a", "t-1-short-a", "t-2-polite-a");
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
                            database.rows(
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

        assertThat(current())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50)
                                .mapToObj(i -> "t-" + i + "-polite-5")
                                .sorted()
                                .toList());
        assertThat(database.rows("SELECT count(*) FROM weir.score")).containsExactly("300");
    }

    @Test
    void writingTheSameAgainChangesNothingButTheTime() throws Exception {
        var scores =
                List.of(
                        score("t-1", "polite", "a", 1),
                        score("t-1", "polite", "b", 2),
                        score("t-2", "polite", "a", 1));
        writer.write(scores);
        List<String> first = rowsWithoutTime();
        for (Score score : scores) {
            write(score);
        }
        writer.write(scores);

        assertThat(rowsWithoutTime()).isEqualTo(first);
    }

    @Test
    void whatTextCannotHoldIsReplaced() throws Exception {
        write(score("t-\0", "polite", "a", 1, Double.NaN, "a\0b\uD800c"));

        assertThat(
                        database.rows(
                                "SELECT trace_id, value, explanation, evidence->0->>'kind',"
                                        + " evidence->0->>'start' FROM weir.score"))
                .containsExactly("t-\uFFFD|null|a\uFFFDb\uFFFDc|refusal|3");
        assertThat(refused.getCount()).isZero();
    }

    @Test
    void aRowThatCannotBeStoredIsCountedAndTheOthersAreWritten() throws Exception {
        // 3,000 digits that do not compress: longer than an index entry may be.
        var random = new Random(1);
        var endless = new StringBuilder();
        random.ints(9_000, '0', 'z').forEach(c -> endless.append((char) c));
        var scores = new ArrayList<Score>();
        for (int i = 0; i < 20; i++) {
            scores.add(score(i == 13 ? endless.toString() : "t-" + i, "polite", "a", 1));
        }
        writer.write(scores);

        assertThat(current()).hasSize(19);
        assertThat(refused.getCount()).isEqualTo(1);
    }

    @Test
    void aScoreOfContentThatItsRuleNoLongerSelectsIsNotCurrent() throws Exception {
        write(score("t-1", "polite", "a", 1), score("t-1", "short", "a", 1));
        write(score("t-1", "short", "b", 2), withdrawal("t-1", 2));

        assertThat(current()).containsExactly("t-1-short-b");
        assertThat(scores()).hasSize(3);
    }

    @Test
    void aWithdrawalLeavesNoCurrentScoreWhereNoRuleSelectsTheTarget() throws Exception {
        write(score("t-1", "polite", "a", 1), score("t-2", "polite", "a", 1));
        write(withdrawal("t-1", 2));

        assertThat(current()).containsExactly("t-2-polite-a");
        assertThat(scores()).containsExactly("t-1-polite-a|f", "t-2-polite-a|t");
    }

    @Test
    void aWithdrawalConcernsOlderContentOnlyWhereverItStandsInTheBatch() throws Exception {
        write(withdrawal("t-1", 2), score("t-1", "polite", "b", 2), score("t-1", "short", "a", 1));
        write(score("t-1", "long", "b", 2), withdrawal("t-1", 2));

        assertThat(current()).containsExactly("t-1-long-b", "t-1-polite-b");
    }

    @Test
    void whatWasWithdrawnIsNotCurrentAgainWhenItIsSentAgain() throws Exception {
        write(score("t-1", "polite", "a", 1));
        write(score("t-1", "polite", "b", 2), withdrawal("t-1", 2));
        write(withdrawal("t-1", 3));
        write(score("t-1", "polite", "a", 1));
        write(score("t-1", "polite", "b", 2));

        assertThat(current()).isEmpty();

        write(score("t-1", "polite", "a", 4));

        assertThat(current()).containsExactly("t-1-polite-a");
    }

    @Test
    void rulesThatGoBackAreCurrentAgainOnTheSameContent() throws Exception {
        write(score("t-1", "polite", "old-options", 1));
        write(score("t-1", "polite", "new-options", 1));
        write(score("t-1", "polite", "old-options", 1));

        assertThat(current()).containsExactly("t-1-polite-old-options");
    }

    @Test
    void aTraceThatOneRunSawInPartAndTheNextAsAWholeKeepsNoScoreOfThePart() throws Exception {
        write(score("t-1", "polite", "part", 1), score("t-1", "short", "part", 1));
        write(score("t-1", "short", "whole", 2), score("t-1", "long", "whole", 2));

        assertThat(current()).containsExactly("t-1-long-whole", "t-1-short-whole");
    }

    @Test
    void rulesAndPeopleDoNotCompeteEvenUnderOneName() throws Exception {
        Score thumb = said("t-1", "polite", ScoreSource.USER, 1);
        Score review = said("t-1", "polite", ScoreSource.HUMAN, 2);
        Score other = said("t-1", "polite", ScoreSource.EXTERNAL, 2);
        write(thumb, score("t-1", "polite", "a", 3), review, other);
        write(score("t-1", "polite", "b", 4), withdrawal("t-1", 4));
        write(withdrawal("t-1", 5));

        assertThat(current()).containsExactly("t-1-EXTERNAL-2", "t-1-HUMAN-2", "t-1-USER-1");

        write(said("t-1", "polite", ScoreSource.USER, 6));

        assertThat(current()).containsExactly("t-1-EXTERNAL-2", "t-1-HUMAN-2", "t-1-USER-6");
    }

    @Test
    void feedbackNeverFixesTheDayOfItsTrace() throws Exception {
        write(said("t-1", "thumbs", ScoreSource.USER, 7 * 86_400));
        write(score("t-1", "polite", "a", 1));
        write(said("t-1", "thumbs", ScoreSource.USER, 9 * 86_400));

        assertThat(database.rows("SELECT source, day, current FROM weir.score ORDER BY score_id"))
                .containsExactly(
                        "USER|2026-03-08|f", "USER|2026-03-08|t", "EVALUATOR|2026-03-01|t");
    }

    @Test
    void aDroppedPartitionIsMadeAgain() throws Exception {
        write(score("t-1", "polite", "a", 1));
        database.execute("SELECT weir.drop_partitions_before('score', '2026-03-02')");
        write(score("t-1", "polite", "a", 1));

        assertThat(scores()).containsExactly("t-1-polite-a|t");
    }

    private BatchWriter<Score> writer() {
        return new BatchWriter<>(
                database.config(), new ScoreTable(), new Refusals("score", refused));
    }

    private void write(Score... scores) throws IOException, InterruptedException {
        writer.write(List.of(scores));
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
                writer.write(batch);
                batch.clear();
            }
        }
        writer.write(batch);
    }

    private Void writeShuffledRevisions(Random random) throws Exception {
        var scores = new ArrayList<Score>();
        for (int trace = 0; trace < 50; trace++) {
            for (int revision = 0; revision < 6; revision++) {
                scores.add(score("t-" + trace, "polite", String.valueOf(revision), revision));
            }
        }
        Collections.shuffle(scores, random);
        try (var own = writer()) {
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

    private static List<String> scores() throws SQLException {
        return database.rows("SELECT score_id, current FROM weir.score ORDER BY 1");
    }

    private static List<String> current() throws SQLException {
        return database.rows("SELECT score_id FROM weir.score WHERE current ORDER BY 1");
    }

    private static List<String> rowsWithoutTime() throws SQLException {
        return database.rows("SELECT to_jsonb(s) - 'scored_at' FROM weir.score s ORDER BY 1");
    }
}
