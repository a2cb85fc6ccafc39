package dev.weir.local;

import dev.weir.evaluators.model.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What a run found.
 *
 * @param verdicts how many judgements of each verdict, by evaluator
 * @param worst the failures most worth looking at, worst first
 */
record Summary(
        Totals totals,
        Map<String, Map<Verdict, Long>> verdicts,
        List<Refused> refused,
        List<Worst> worst) {
    /** Counts over all traces of the run; tokens are those that are known. */
    record Totals(
            long traces,
            long observations,
            long generations,
            long errors,
            long inputTokens,
            long outputTokens) {}

    /** Dead letters of one reason, with the place and words of one of them. */
    record Refused(String reason, long count, String place, String detail) {}

    /**
     * A failed rule with its best evidence.
     *
     * @param target what was judged, in words
     * @param quote the redacted text that the evidence points at; empty when it points at none
     */
    record Worst(
            String severity,
            String rule,
            String target,
            String traceId,
            String observationId,
            String explanation,
            String kind,
            String evidence,
            String quote) {}
}
