package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.said;
import static dev.weir.jobs.io.postgres.Samples.score;
import static dev.weir.jobs.io.postgres.Samples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoreTableITCase {
    private final ScoreRows rows = new ScoreRows();

    @AfterEach
    void clear() throws SQLException {
        rows.close();
    }

    @Test
    void keepsEveryRevisionAndMarksTheNewestContentCurrent() throws Exception {
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(score("t-1", "polite", "b", 2));

        assertThat(rows.all()).containsExactly("t-1-polite-a|f", "t-1-polite-b|t");
    }

    @Test
    void olderContentNeverTurnsTheCurrentScoreBack() throws Exception {
        rows.write(score("t-1", "polite", "b", 2));
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(score("t-1", "polite", "c", 1));

        assertThat(rows.current()).containsExactly("t-1-polite-b");
        assertThat(rows.all()).hasSize(3);
    }

    @Test
    void contentThatReturnsIsCurrentAgain() throws Exception {
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(score("t-1", "polite", "b", 2));
        rows.write(score("t-1", "polite", "a", 3));

        assertThat(rows.all()).containsExactly("t-1-polite-a|t", "t-1-polite-b|f");
    }

    @Test
    void ofTwoScoresOfTheSameContentTheIncomingOneIsCurrent() throws Exception {
        rows.write(score("t-1", "polite", "old-options", 1));
        rows.write(score("t-1", "polite", "new-options", 1));

        assertThat(rows.current()).containsExactly("t-1-polite-new-options");

        rows.write(
                score("t-2", "polite", "new-options", 1), score("t-2", "polite", "old-options", 1));

        assertThat(rows.current())
                .containsExactly("t-1-polite-new-options", "t-2-polite-old-options");
    }

    @Test
    void rulesThatGoBackAreCurrentAgainOnTheSameContent() throws Exception {
        rows.write(score("t-1", "polite", "old-options", 1));
        rows.write(score("t-1", "polite", "new-options", 1));
        rows.write(score("t-1", "polite", "old-options", 1));

        assertThat(rows.current()).containsExactly("t-1-polite-old-options");
    }

    @Test
    void everyRuleAndTraceHasItsOwnCurrentScore() throws Exception {
        rows.write(
                score("t-1", "polite", "a", 1),
                score("t-1", "short", "a", 1),
                score("t-2", "polite", "a", 1));

        assertThat(rows.current()).containsExactly("t-1-polite-a", "t-1-short-a", "t-2-polite-a");
    }

    @Test
    void rulesAndPeopleDoNotCompeteEvenUnderOneName() throws Exception {
        Score thumb = said("t-1", "polite", ScoreSource.USER, 1);
        Score review = said("t-1", "polite", ScoreSource.HUMAN, 2);
        Score other = said("t-1", "polite", ScoreSource.EXTERNAL, 2);
        rows.write(thumb, score("t-1", "polite", "a", 3), review, other);
        rows.write(score("t-1", "polite", "b", 4), withdrawal("t-1", 4));
        rows.write(withdrawal("t-1", 5));

        assertThat(rows.current()).containsExactly("t-1-EXTERNAL-2", "t-1-HUMAN-2", "t-1-USER-1");

        rows.write(said("t-1", "polite", ScoreSource.USER, 6));

        assertThat(rows.current()).containsExactly("t-1-EXTERNAL-2", "t-1-HUMAN-2", "t-1-USER-6");
    }

    @Test
    void feedbackNeverFixesTheDayOfItsTrace() throws Exception {
        rows.write(said("t-1", "thumbs", ScoreSource.USER, 7 * 86_400));
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(said("t-1", "thumbs", ScoreSource.USER, 9 * 86_400));

        assertThat(rows.of("SELECT source, day, current FROM weir.score ORDER BY score_id"))
                .containsExactly(
                        "USER|2026-03-08|f", "USER|2026-03-08|t", "EVALUATOR|2026-03-01|t");
    }

    @Test
    void whatTextCannotHoldIsReplaced() throws Exception {
        rows.write(score("t-\0", "polite", "a", 1, Double.NaN, "a\0b\uD800c"));

        assertThat(
                        rows.of(
                                "SELECT trace_id, value, explanation, evidence->0->>'kind',"
                                        + " evidence->0->>'start' FROM weir.score"))
                .containsExactly("t-\uFFFD|null|a\uFFFDb\uFFFDc|refusal|3");
        assertThat(rows.refused()).isZero();
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
        rows.write(scores);

        assertThat(rows.current()).hasSize(19);
        assertThat(rows.refused()).isEqualTo(1);
    }

    @Test
    void aDroppedPartitionIsMadeAgain() throws Exception {
        rows.write(score("t-1", "polite", "a", 1));
        rows.execute("SELECT weir.drop_partitions_before('score', '2026-03-02')");
        rows.write(score("t-1", "polite", "a", 1));

        assertThat(rows.all()).containsExactly("t-1-polite-a|t");
    }
}
