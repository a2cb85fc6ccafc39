package dev.weir.evaluators.engine;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Trace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a score takes over from the observation or trace that was judged. */
record Target(
        String project,
        String traceId,
        String observationId,
        int revision,
        Attribution attribution,
        String model,
        String contentHash,
        ContentOrder order,
        Instant eventTime,
        Instant traceStart,
        @Nullable Instant appendTime) {
    static Target of(Observation observation) {
        return new Target(
                observation.project(),
                observation.traceId(),
                observation.observationId(),
                observation.revision(),
                observation.attribution(),
                observation.span().call().knownModel(),
                observation.contentHash(),
                observation.order(),
                observation.eventTime(),
                observation.traceStart(),
                observation.appendTime());
    }

    static Target of(Trace trace) {
        return new Target(
                trace.project(),
                trace.traceId(),
                "",
                trace.revision(),
                trace.attribution(),
                "",
                trace.contentHash(),
                trace.order(),
                trace.eventTime(),
                trace.traceStart(),
                trace.appendTime());
    }

    /** Takes back what was found in older content of this target. */
    Score withdrawal() {
        return Score.withdrawal(project, traceId, observationId, revision, order, traceStart);
    }
}
