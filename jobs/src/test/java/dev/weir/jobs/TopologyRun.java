package dev.weir.jobs;

import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.settings.Secret;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.config.RulesDocuments;
import dev.weir.jobs.graph.OperatorId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Both halves of the job graph over given records, in this process, into memory. */
record TopologyRun(
        List<Observation> observations,
        List<Score> scores,
        List<DeadLetter> deadLetters,
        List<UsageMetric> metrics) {
    static final JobConfig CONFIG =
            JobConfig.forFiles(
                    null,
                    new PostgresConfig("jdbc:postgresql:none", "", ""),
                    new RedactionConfig(
                            new Secret("000102030405060708090a0b0c0d0e0f"), null, null));

    static TopologyRun of(RuntimeExecutionMode mode, List<RawRecord> records) throws Exception {
        StreamExecutionEnvironment env = environment(mode);
        var observations = new Collected<Observation>();
        var scores = new Collected<Score>();
        var deadLetters = new Collected<DeadLetter>();
        var metrics = new Collected<UsageMetric>();
        build(env, records, new Sinks(observations, scores, deadLetters, metrics));
        env.execute();
        return new TopologyRun(
                observations.values(), scores.values(), deadLetters.values(), metrics.values());
    }

    static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
        Configuration configuration = Environments.guarded(mode);
        return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    }

    static void build(StreamExecutionEnvironment env, List<RawRecord> records, Sinks sinks)
            throws IOException, InvalidRules {
        var sources =
                Sources.of(
                        e -> OperatorId.RECORDS.on(e.fromData(records).setParallelism(1)), rules());
        WholeTopology.build(env, sources, CONFIG, sinks);
    }

    static RulesDocument rules() throws IOException, InvalidRules {
        return RulesDocuments.load(Path.of("../config/rules.example.yaml"));
    }

    /** The score ids that are current: per target and rule, that of the newest content. */
    Map<String, String> current() {
        var newest = new TreeMap<String, Score>();
        for (Score score : scores) {
            String target =
                    String.join("/", score.project(), score.traceId(), score.observationId(), "");
            if (score.isWithdrawal()) {
                newest.entrySet()
                        .removeIf(
                                entry ->
                                        entry.getKey().startsWith(target)
                                                && entry.getValue().source()
                                                        == ScoreSource.EVALUATOR
                                                && isOlder(entry.getValue(), score));
            } else {
                newest.merge(
                        target + score.rule() + "/" + score.source(),
                        score,
                        (kept, next) -> isOlder(next, kept) ? kept : next);
            }
        }
        var current = new TreeMap<String, String>();
        newest.forEach(
                (target, score) ->
                        current.put(
                                target,
                                score.scoreId() + " " + score.verdict() + " " + score.value()));
        return current;
    }

    private static boolean isOlder(Score one, Score other) {
        return one.order().compareTo(other.order()) < 0;
    }

    /** The last row of each minute and its dimensions. */
    Map<String, UsageMetric> lastMetrics() {
        var last = new TreeMap<String, UsageMetric>();
        for (UsageMetric row : metrics) {
            last.put(
                    String.join(
                            "/",
                            row.project(),
                            row.environment(),
                            row.feature(),
                            row.provider(),
                            row.model(),
                            row.minute().toString()),
                    row);
        }
        last.values().removeIf(row -> row.requests() == 0);
        return last;
    }
}
