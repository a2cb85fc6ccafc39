package dev.weir.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.UsageMetric;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.graph.OperatorId;
import dev.weir.jobs.io.kafka.KafkaRecords;
import dev.weir.jobs.io.kafka.KafkaSignals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JobGraphTest {
    private static final KafkaConfig KAFKA = KafkaConfig.of("127.0.0.1:9092", List.of("weir.in"));

    private static StreamExecutionEnvironment evaluateJob() throws Exception {
        var env = TopologyRun.environment(RuntimeExecutionMode.STREAMING);
        var sources = Sources.of(KafkaRecords.from(KAFKA), TopologyRun.rules());
        var evaluated = EvaluationTopology.build(env, sources, TopologyRun.CONFIG);
        sinks().attach(evaluated);
        OperatorId.SIGNALS_SINK.on(evaluated.signals().sinkTo(KafkaSignals.sink(KAFKA)));
        return env;
    }

    private static StreamExecutionEnvironment watchJob() {
        var env = TopologyRun.environment(RuntimeExecutionMode.STREAMING);
        sinks().attach(WatchTopology.build(KafkaSignals.from(env, KAFKA)));
        return env;
    }

    private static Sinks sinks() {
        return new Sinks(
                new Collected<Observation>(),
                new Collected<Score>(),
                new Collected<DeadLetter>(),
                new Collected<UsageMetric>());
    }

    /** A uid that is gone or renamed loses its state: this file only ever grows. */
    @Test
    void uidsAreThoseOfTheGoldenFile() throws Exception {
        var uids = new TreeSet<String>();
        evaluateJob()
                .getStreamGraph()
                .getStreamNodes()
                .forEach(node -> uids.add("evaluate " + node.getTransformationUID()));
        watchJob()
                .getStreamGraph()
                .getStreamNodes()
                .forEach(node -> uids.add("watch " + node.getTransformationUID()));
        assertThat(uids)
                .containsExactlyElementsOf(
                        Files.readAllLines(Path.of("src/test/resources/operator-uids.txt")));
    }

    @Test
    void rawTextNeverCrossesAnExchangeAsIngestIsChainedToItsSource() throws Exception {
        assertThat(evaluateJob().getStreamGraph().getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .anyMatch(name -> name.contains("records") && name.contains("ingest"));
    }

    /** Texts are the bulk of what flows: they are serialised once, on the way to their trace. */
    @Test
    void judgingAndWritingAreChainedToAssembly() throws Exception {
        assertThat(evaluateJob().getStreamGraph().getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .anyMatch(
                        name ->
                                name.contains("assemble")
                                        && name.contains("observations-sink")
                                        && name.contains("score")
                                        && name.contains("scores-sink"));
    }
}
