package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally(null);

    private static Score score(
            String id, String rule, Severity severity, ScoreSource source, int evidence) {
        return new Score(
                id,
                "demo",
                "",
                "trace",
                "span",
                "",
                "",
                rule,
                "refusal",
                "1",
                "1",
                1,
                Verdict.FAIL,
                null,
                "",
                "",
                source,
                severity,
                Collections.nCopies(evidence, Evidence.of("output", "refusal", "")),
                "",
                "",
                ContentOrder.FIRST,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }

    private static Score failed(String id, String rule, Severity severity, int evidence) {
        return score(id, rule, severity, ScoreSource.EVALUATOR, evidence);
    }

    private static DeadLetter letter(RejectReason reason, String file, @Nullable Long line) {
        return new DeadLetter(
                file + line, reason, "cut off", Position.file(file, line), null, 1, null, "");
    }

    @Test
    void whatPeopleSaidTwiceCountsOnce() {
        tally.add(score("said", "thumb", Severity.INFO, ScoreSource.USER, 0));
        tally.add(score("said", "thumb", Severity.INFO, ScoreSource.USER, 0));
        tally.add(score("said too", "thumb", Severity.INFO, ScoreSource.USER, 0));
        assertThat(tally.verdicts()).containsExactly(entry("refusal", Map.of(Verdict.FAIL, 2L)));
        assertThat(tally.worst(5)).isEmpty();
    }

    @Test
    void whatIsNoJudgementIsNotCounted() {
        tally.add(failed("", "", Severity.INFO, 0));
        assertThat(tally.verdicts()).isEmpty();
    }

    @Test
    void theWorstComeFirstAndNoRuleHidesTheOthers() {
        tally.add(failed("info", "short", Severity.INFO, 9));
        tally.add(failed("little", "answered", Severity.WARNING, 1));
        tally.add(failed("most", "answered", Severity.WARNING, 3));
        tally.add(failed("much", "answered", Severity.WARNING, 2));
        tally.add(failed("other", "complete", Severity.WARNING, 0));
        tally.add(failed("critical", "valid", Severity.CRITICAL, 0));
        assertThat(tally.worst(5))
                .extracting(Score::scoreId)
                .containsExactly("critical", "most", "other", "much", "info");
        assertThat(tally.worst(2)).extracting(Score::scoreId).containsExactly("critical", "most");
    }

    @Test
    void deadLettersAreCountedByReasonWithTheFirstAsAnExample() {
        tally.add(letter(RejectReason.INVALID_UTF8, "a.jsonl", 7L));
        tally.add(letter(RejectReason.MALFORMED_JSON, "b.jsonl", 12L));
        tally.add(letter(RejectReason.MALFORMED_JSON, "b.jsonl", 3L));
        tally.add(letter(RejectReason.EMPTY_INPUT, "a.jsonl", null));
        assertThat(tally.refused())
                .isEqualTo(
                        List.of(
                                new Summary.Refused("MALFORMED_JSON", 2, "b.jsonl:3", "cut off"),
                                new Summary.Refused("EMPTY_INPUT", 1, "a.jsonl", "cut off"),
                                new Summary.Refused("INVALID_UTF8", 1, "a.jsonl:7", "cut off")));
    }
}
