package dev.weir.local;

import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The failures most worth looking at, however many there are. */
final class WorstFindings {
    /** So that one noisy rule does not hide the others. */
    private static final int OF_A_RULE = 2;

    private static final Comparator<Score> MOST_EVIDENCE =
            Comparator.<Score>comparingInt(score -> score.evidence().size())
                    .reversed()
                    .thenComparing(Score::scoreId);

    private static final Comparator<Ranked> WORST =
            Comparator.<Ranked, Severity>comparing(
                            each -> each.score().severity(), Comparator.reverseOrder())
                    .thenComparingInt(Ranked::numberInRule)
                    .thenComparing(each -> each.score().rule())
                    .thenComparing(each -> each.score().scoreId());

    private final Map<String, TreeSet<Score>> byRule = new TreeMap<>();

    /** A failure, and how many of its rule are worse. */
    private record Ranked(Score score, int numberInRule) {}

    void add(Score score) {
        if (score.verdict() == Verdict.FAIL && score.source() == ScoreSource.EVALUATOR) {
            TreeSet<Score> kept =
                    byRule.computeIfAbsent(score.rule(), rule -> new TreeSet<>(MOST_EVIDENCE));
            kept.add(score);
            if (kept.size() > OF_A_RULE) {
                kept.pollLast();
            }
        }
    }

    /** Worst first. */
    List<Score> first(int limit) {
        var ranked = new ArrayList<Ranked>();
        for (TreeSet<Score> ofRule : byRule.values()) {
            for (Score score : ofRule) {
                ranked.add(new Ranked(score, ofRule.headSet(score).size()));
            }
        }
        return ranked.stream().sorted(WORST).limit(limit).map(Ranked::score).toList();
    }
}
