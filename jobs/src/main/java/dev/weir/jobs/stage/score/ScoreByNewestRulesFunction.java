package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.Rules;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges by rules that may change while the job runs. */
@SuppressWarnings("NullAway.Init") // the transient fields are set in open
final class ScoreByNewestRulesFunction
        extends BroadcastProcessFunction<Assembled, RulesDocument, Scored> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ScoreByNewestRulesFunction.class);

    private final RulesDocument initialRules;
    private transient Judge judge;
    private transient Counter rulesRefused;
    private transient boolean isRestored;

    ScoreByNewestRulesFunction(RulesDocument initialRules) {
        this.initialRules = initialRules;
    }

    @Override
    public void open(OpenContext context) throws InvalidRules {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        judge = new Judge(initialRules, metrics);
        rulesRefused = metrics.counter("score.rules_refused_total");
    }

    @Override
    public void processElement(Assembled assembled, ReadOnlyContext context, Collector<Scored> out)
            throws Exception {
        if (!isRestored) {
            restore(context.getBroadcastState(Rules.DOCUMENTS).immutableEntries());
        }
        out.collect(judge.judge(assembled, context.currentProcessingTime()));
    }

    /** What an earlier attempt of the job had learnt is in its state, which open cannot read. */
    private void restore(Iterable<Map.Entry<Long, RulesDocument>> kept) {
        for (var entry : kept) {
            learn(entry.getValue());
        }
        isRestored = true;
    }

    @Override
    public void processBroadcastElement(
            RulesDocument document, Context context, Collector<Scored> out) throws Exception {
        BroadcastState<Long, RulesDocument> kept = context.getBroadcastState(Rules.DOCUMENTS);
        if (!isRestored) {
            restore(kept.immutableEntries());
        }
        if (learn(document)) {
            kept.put(document.activeFrom().toEpochMilli(), document);
            for (Long forgotten : judge.rules().forgotten(kept.immutableEntries())) {
                kept.remove(forgotten);
            }
        }
    }

    /** A document that is not accepted changes nothing: the last good one stays. */
    private boolean learn(RulesDocument document) {
        try {
            return judge.rules().learn(document);
        } catch (InvalidRules e) {
            rulesRefused.inc();
            LOG.error("rules refused, the last good ones stay: {}", e.getMessage());
            return false;
        }
    }
}
