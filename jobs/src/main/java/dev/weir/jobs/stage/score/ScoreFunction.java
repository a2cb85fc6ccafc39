package dev.weir.jobs.stage.score;

import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.RulesBroadcast;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges each target by the rules that were active when it was appended. */
@SuppressWarnings("NullAway.Init") // the transient fields are set in open
final class ScoreFunction<T> extends BroadcastProcessFunction<T, RulesDocument, Score> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ScoreFunction.class);

    /** What differs between kinds of targets. */
    private interface Target<T> extends Serializable {
        void score(Scorer scorer, T target, Consumer<Score> out);

        @Nullable Instant appendTime(T target);
    }

    private final Target<T> target;
    private final RulesDocument initialRules;
    private transient RulesBook rules;
    private transient ScoreCounters scores;
    private transient Counter rulesRefused;
    private transient boolean isRestored;

    private ScoreFunction(Target<T> target, RulesDocument initialRules) {
        this.target = target;
        this.initialRules = initialRules;
    }

    static ScoreFunction<Observation> ofObservations(RulesDocument initialRules) {
        return new ScoreFunction<>(new ObservationTarget(), initialRules);
    }

    static ScoreFunction<Trace> ofTraces(RulesDocument initialRules) {
        return new ScoreFunction<>(new TraceTarget(), initialRules);
    }

    @Override
    public void open(OpenContext context) throws InvalidRules {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        rules = RulesBook.startingWith(initialRules);
        scores = new ScoreCounters(metrics);
        rulesRefused = metrics.counter("score.rules_refused_total");
    }

    @Override
    public void processElement(T element, ReadOnlyContext context, Collector<Score> out)
            throws Exception {
        if (!isRestored) {
            restore(context.getBroadcastState(RulesBroadcast.DOCUMENTS).immutableEntries());
        }
        Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
        target.score(
                rules.at(target.appendTime(element)),
                element,
                score -> {
                    scores.count(score);
                    out.collect(score.scoredAt(now));
                });
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
            RulesDocument document, Context context, Collector<Score> out) throws Exception {
        BroadcastState<Long, RulesDocument> kept =
                context.getBroadcastState(RulesBroadcast.DOCUMENTS);
        if (!isRestored) {
            restore(kept.immutableEntries());
        }
        if (learn(document)) {
            kept.put(document.activeFrom().toEpochMilli(), document);
            for (Long forgotten : rules.forgotten(kept.immutableEntries())) {
                kept.remove(forgotten);
            }
        }
    }

    /** A document that is not accepted changes nothing: the last good one stays. */
    private boolean learn(RulesDocument document) {
        try {
            return rules.learn(document);
        } catch (InvalidRules e) {
            rulesRefused.inc();
            LOG.error("rules refused, the last good ones stay: {}", e.getMessage());
            return false;
        }
    }

    private static final class ObservationTarget implements Target<Observation> {
        private static final long serialVersionUID = 1L;

        @Override
        public void score(Scorer scorer, Observation target, Consumer<Score> out) {
            scorer.score(target, out);
        }

        @Override
        public @Nullable Instant appendTime(Observation target) {
            return target.appendTime();
        }
    }

    private static final class TraceTarget implements Target<Trace> {
        private static final long serialVersionUID = 1L;

        @Override
        public void score(Scorer scorer, Trace target, Consumer<Score> out) {
            scorer.score(target, out);
        }

        @Override
        public @Nullable Instant appendTime(Trace target) {
            return target.appendTime();
        }
    }
}
