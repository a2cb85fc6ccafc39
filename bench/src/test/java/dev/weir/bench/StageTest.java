package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    private static final String FUNCTION = "dev.weir.jobs.stage.ingest.IngestFunction";
    private static final String FLINK = "org.apache.flink.streaming.runtime.tasks.ChainingOutput";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "REDACT; java.util.HashMap dev.weir.evaluators.redaction.Redactor " + FUNCTION,
                "DECODE; com.fasterxml.jackson.core.JsonParser dev.weir.evaluators.intake.Json "
                        + FUNCTION,
                "SCORE; dev.weir.evaluators.model.Observation dev.weir.evaluators.engine.Scorer",
                "WRITE; org.postgresql.Driver dev.weir.jobs.io.postgres.BatchWriter " + FLINK,
                "ASSEMBLE; dev.weir.evaluators.assembly.PutOut "
                        + FLINK
                        + " dev.weir.evaluators.intake.Intake",
                "FLINK; java.io.DataOutputStream " + FLINK + " " + FUNCTION,
                "FLINK; java.lang.String " + FUNCTION + " dev.weir.evaluators.intake.Intake",
                "FLINK; " + FLINK,
                "OTHER; java.lang.Thread"
            })
    void theInnermostFrameThatBelongsToAStageTells(Stage stage, String classNames) {
        StackTraceElement[] stack =
                Arrays.stream(classNames.split(" ", -1))
                        .map(name -> new StackTraceElement(name, "run", null, 1))
                        .toArray(StackTraceElement[]::new);
        assertThat(Stage.of(stack)).isEqualTo(stage);
    }
}
