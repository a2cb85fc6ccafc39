package dev.weir.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.RecordSplitter;
import dev.weir.evaluators.model.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole graph over the samples: batch and streaming, in any order, give equal scores. */
class TopologyITCase {
    private static final Path SAMPLES = Path.of("../samples");

    static List<RawRecord> samples() throws IOException {
        var records = new ArrayList<RawRecord>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    var splitter = new RecordSplitter(in, file.toString());
                    for (var next = splitter.next(); next != null; next = splitter.next()) {
                        records.add(next);
                    }
                }
            }
        }
        return records;
    }

    @Test
    void theSamplesGiveScoresOfEveryEvaluator() throws Exception {
        var run = TopologyRun.of(RuntimeExecutionMode.BATCH, samples());
        assertThat(run.scores().stream().map(score -> score.evaluator()).distinct())
                .contains(
                        "json-schema",
                        "refusal",
                        "truncation",
                        "output-length",
                        "repetition",
                        "required-metadata",
                        "feedback");
        assertThat(run.deadLetters()).hasSize(1);
        assertThat(run.metrics()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void streamingGivesTheScoresOfBatchWhateverTheOrder(long seed) throws Exception {
        var records = new ArrayList<>(samples());
        var batch = TopologyRun.of(RuntimeExecutionMode.BATCH, records);
        if (seed > 0) {
            Collections.shuffle(records, new Random(seed));
        }
        var streaming = TopologyRun.of(RuntimeExecutionMode.STREAMING, records);
        assertThat(streaming.current()).isEqualTo(batch.current());
        assertThat(streaming.lastMetrics()).isEqualTo(batch.lastMetrics());
        assertThat(streaming.deadLetters()).containsAll(batch.deadLetters());
    }

    @Test
    void everyRecordDeliveredTwiceChangesNoCurrentScore() throws Exception {
        var once = TopologyRun.of(RuntimeExecutionMode.BATCH, samples());
        var twice = new ArrayList<>(samples());
        twice.addAll(samples());
        assertThat(TopologyRun.of(RuntimeExecutionMode.STREAMING, twice).current())
                .isEqualTo(once.current());
    }
}
