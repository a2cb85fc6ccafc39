package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Trace;
import dev.weir.evaluators.settings.Secret;
import dev.weir.jobs.Environments;
import dev.weir.jobs.EvaluationTopology;
import dev.weir.jobs.Sources;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.config.RulesDocuments;
import dev.weir.jobs.io.kafka.KafkaRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose clock is a year ahead, on topics that take its time and on those that do not. */
@Timeout(180)
class ClientClockITCase {
    private static final Duration AHEAD = Duration.ofDays(365);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @SuppressWarnings("try") // waiting for the job to end may be interrupted, as all of this may
    @ParameterizedTest
    @ValueSource(strings = {"LogAppendTime", "CreateTime"})
    void completesItsOwnTracesAndMakesNobodyElsesLate(String timestampType) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
            kafka.createTopic(
                    "traces",
                    1,
                    Map.of(
                            "message.timestamp.type",
                            timestampType,
                            "message.timestamp.after.max.ms",
                            Long.toString(Long.MAX_VALUE)));
            var topic = new Topic(kafka, "traces");
            Instant now = Instant.now();
            topic.sendAt(now, List.of(span("honest", "child", "root", now)));
            topic.sendAt(now.plus(AHEAD), List.of(span("ahead", "root", "", now.plus(AHEAD))));
            try (var assembled = run(kafka)) {
                List<Trace> early = until("ahead", assembled);
                topic.sendAt(Instant.now(), List.of(span("honest", "root", "", now)));
                List<Trace> late = until("honest", assembled);

                assertThat(early).extracting(Trace::traceId).containsExactly("ahead");
                assertThat(early.get(0).eventTime()).isBefore(now.plus(AHEAD));
                assertThat(late).extracting(Trace::traceId).containsExactly("honest");
                assertThat(late.get(0).revision()).isEqualTo(1);
                assertThat(late.get(0).observations())
                        .extracting(Observation::observationId)
                        .containsExactlyInAnyOrder("child", "root");
            }
        }
    }

    /** The traces that were completed up to this one. */
    private static List<Trace> until(String traceId, CloseableIterator<Assembled> assembled) {
        var traces = new ArrayList<Trace>();
        while (traces.stream().noneMatch(trace -> trace.traceId().equals(traceId))) {
            Trace trace = assembled.next().trace();
            if (trace != null) {
                traces.add(trace);
            }
        }
        return traces;
    }

    private static CloseableIterator<Assembled> run(EmbeddedKafka kafka) throws Exception {
        var settings = Environments.guarded(RuntimeExecutionMode.STREAMING);
        // The sink that collects for the test has no uid.
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        var env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        var records =
                KafkaRecords.from(KafkaConfig.of(kafka.bootstrapServers(), List.of("traces")));
        var rules = RulesDocuments.load(Path.of("../config/rules.example.yaml"));
        return EvaluationTopology.build(env, Sources.of(records, rules), config())
                .assembled()
                .assembled()
                .executeAndCollect("client clocks");
    }

    private static JobConfig config() {
        var byDefault = AssemblyConfig.DEFAULT;
        return new JobConfig(
                null,
                null,
                new PostgresConfig("jdbc:postgresql:unused", "", ""),
                new RedactionConfig(new Secret("000102030405060708090a0b0c0d0e0f"), null, null),
                new AssemblyConfig(
                        byDefault.settle(),
                        QUIET,
                        byDefault.maxAge(),
                        byDefault.textTtl(),
                        byDefault.digestTtl(),
                        byDefault.maxFragmentsPerTrace()),
                "rules.yaml");
    }

    private static String span(String traceId, String id, String parentId, Instant end) {
        return """
        {"traceId":"%s","observationId":"%s","parentId":"%s","startTime":"%s","endTime":"%s"}
        """
                .formatted(traceId, id, parentId, end.minusSeconds(1), end)
                .strip();
    }
}
