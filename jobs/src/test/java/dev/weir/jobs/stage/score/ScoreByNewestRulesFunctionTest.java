package dev.weir.jobs.stage.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.assembly.TraceAssembler;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.engine.Scored;
import dev.weir.evaluators.intake.Decoders;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.graph.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreByNewestRulesFunctionTest {
    private static final Instant T0 = Instant.parse("2026-11-23T14:00:00Z");

    private TwoInputStreamOperatorTestHarness<Assembled, RulesDocument, Scored> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void eachTargetIsJudgedByTheRulesThatWereActiveWhenItWasAppended() throws Exception {
        learn(rules("second", T0));
        judge("before", T0.minusMillis(1));
        judge("after", T0);

        assertThat(rulesVersions()).containsExactly("before first", "after second");
    }

    @Test
    void aDocumentThatIsRefusedChangesNothing() throws Exception {
        learn(rules("second", T0));
        learn(new RulesDocument("broken", "version: third\nevaluators: 5", Map.of(), T0));
        judge("after", T0.plusSeconds(1));

        assertThat(rulesVersions()).containsExactly("after second");
    }

    @Test
    void whatWasLearntOutlivesARestart() throws Exception {
        learn(rules("second", T0));
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.setup();
        harness.initializeState(snapshot);
        harness.open();
        judge("after", T0);

        assertThat(rulesVersions()).containsExactly("after second");
    }

    private static TwoInputStreamOperatorTestHarness<Assembled, RulesDocument, Scored> harness()
            throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(
                        new ScoreByNewestRulesFunction(rules("first", Instant.EPOCH)),
                        List.of(Rules.DOCUMENTS)));
    }

    private static RulesDocument rules(String version, Instant activeFrom) {
        String text = "version: " + version + "\nevaluators:\n  - {id: r, type: refusal}\n";
        return new RulesDocument(version, text, Map.of(), activeFrom);
    }

    private void learn(RulesDocument document) throws Exception {
        harness.processElement2(new StreamRecord<>(document, 0));
    }

    private void judge(String traceId, Instant appended) throws Exception {
        String line =
                "{\"traceId\":\"%s\",\"observationId\":\"o\",\"input\":\"a\",\"output\":\"b\"}"
                        .formatted(traceId);
        var assembler = new TraceAssembler(10);
        TraceState state = new TraceState();
        for (var raw : new Decoders().decode(line.getBytes(UTF_8)).fragments()) {
            assembler.add(state, raw.unredacted().receivedAt(Position.NONE, appended));
        }
        harness.processElement1(new StreamRecord<>(assembler.complete(state), 0));
    }

    private List<String> rulesVersions() {
        return harness.extractOutputValues().stream()
                .flatMap(scored -> scored.scores().stream())
                .map((Score score) -> score.traceId() + " " + score.rulesVersion())
                .toList();
    }
}
