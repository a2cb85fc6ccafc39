package dev.weir.jobs.stage.score;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.rules.RulesDocument;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Judges by the rules that the job was started with. */
@SuppressWarnings("NullAway.Init") // the transient field is set in open
final class ScoreFunction extends ProcessFunction<Assembled, Scored> {
    private static final long serialVersionUID = 1L;

    private final RulesDocument rules;
    private transient Judge judge;

    ScoreFunction(RulesDocument rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) throws InvalidRules {
        judge = new Judge(rules, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Assembled assembled, Context context, Collector<Scored> out) {
        out.collect(judge.judge(assembled, context.timerService().currentProcessingTime()));
    }
}
