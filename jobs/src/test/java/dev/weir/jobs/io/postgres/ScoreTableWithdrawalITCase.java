package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.Samples.score;
import static dev.weir.jobs.io.postgres.Samples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which scores are current once their rule selects newer content no more. */
class ScoreTableWithdrawalITCase {
    private final ScoreRows rows = new ScoreRows();

    @AfterEach
    void clear() throws SQLException {
        rows.close();
    }

    @Test
    void aScoreOfContentThatItsRuleNoLongerSelectsIsNotCurrent() throws Exception {
        rows.write(score("t-1", "polite", "a", 1), score("t-1", "short", "a", 1));
        rows.write(score("t-1", "short", "b", 2), withdrawal("t-1", 2));

        assertThat(rows.current()).containsExactly("t-1-short-b");
        assertThat(rows.all()).hasSize(3);
    }

    @Test
    void aWithdrawalLeavesNoCurrentScoreWhereNoRuleSelectsTheTarget() throws Exception {
        rows.write(score("t-1", "polite", "a", 1), score("t-2", "polite", "a", 1));
        rows.write(withdrawal("t-1", 2));

        assertThat(rows.current()).containsExactly("t-2-polite-a");
        assertThat(rows.all()).containsExactly("t-1-polite-a|f", "t-2-polite-a|t");
    }

    @Test
    void aWithdrawalConcernsOlderContentOnlyWhereverItStandsInTheBatch() throws Exception {
        rows.write(
                withdrawal("t-1", 2),
                score("t-1", "polite", "b", 2),
                score("t-1", "short", "a", 1));
        rows.write(score("t-1", "long", "b", 2), withdrawal("t-1", 2));

        assertThat(rows.current()).containsExactly("t-1-long-b", "t-1-polite-b");
    }

    @Test
    void whatWasWithdrawnIsNotCurrentAgainWhenItIsSentAgain() throws Exception {
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(score("t-1", "polite", "b", 2), withdrawal("t-1", 2));
        rows.write(withdrawal("t-1", 3));
        rows.write(score("t-1", "polite", "a", 1));
        rows.write(score("t-1", "polite", "b", 2));

        assertThat(rows.current()).isEmpty();

        rows.write(score("t-1", "polite", "a", 4));

        assertThat(rows.current()).containsExactly("t-1-polite-a");
    }

    @Test
    void aTraceThatOneRunSawInPartAndTheNextAsAWholeKeepsNoScoreOfThePart() throws Exception {
        rows.write(score("t-1", "polite", "part", 1), score("t-1", "short", "part", 1));
        rows.write(score("t-1", "short", "whole", 2), score("t-1", "long", "whole", 2));

        assertThat(rows.current()).containsExactly("t-1-long-whole", "t-1-short-whole");
    }
}
