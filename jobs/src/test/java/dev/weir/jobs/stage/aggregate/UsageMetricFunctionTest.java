package dev.weir.jobs.stage.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.UsageMetric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageMetricFunctionTest {
    private static final Instant MINUTE = Instant.parse("2026-11-23T14:44:00Z");
    private static final long END = MINUTE.plusSeconds(60).toEpochMilli();

    private KeyedOneInputStreamOperatorTestHarness<String, UsageMetric, UsageMetric> harness;

    UsageMetricFunctionTest() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new UsageMetricFunction()),
                        UsageMetric::model,
                        Types.STRING);
    }

    @BeforeEach
    void open() throws Exception {
        harness.open();
        harness.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void send(int requests, long tokens, String cost) throws Exception {
        var delta =
                new UsageMetric(
                        "demo",
                        "production",
                        "faq",
                        "openai",
                        "gpt-4o-mini",
                        MINUTE,
                        requests,
                        0,
                        tokens,
                        0,
                        new BigDecimal(cost));
        harness.processElement(new StreamRecord<>(delta, 0));
    }

    @Test
    void aRowIsPutOutEarlyAndAgainWhenItsMinuteIsOver() throws Exception {
        send(1, 10, "0.10");
        harness.setProcessingTime(2_000);
        send(1, 20, "0.20");
        harness.processWatermark(END);
        assertThat(harness.extractOutputValues())
                .extracting(UsageMetric::requests, UsageMetric::inputTokens)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 10L),
                        org.assertj.core.groups.Tuple.tuple(2L, 30L));
    }

    @Test
    void aRetractionTakesBackWhatWasCounted() throws Exception {
        send(1, 10, "0.10");
        send(-1, -10, "-0.10");
        send(1, 12, "0.12");
        harness.processWatermark(END);
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.requests()).isEqualTo(1);
                            assertThat(row.inputTokens()).isEqualTo(12);
                            assertThat(row.costUsd()).isEqualByComparingTo("0.12");
                        });
    }

    @Test
    void aLateChangeWithinADayCorrectsTheRow() throws Exception {
        send(1, 10, "0");
        harness.processWatermark(END + Duration.ofHours(1).toMillis());
        send(1, 5, "0");
        harness.processWatermark(END + Duration.ofHours(2).toMillis());
        assertThat(harness.extractOutputValues())
                .extracting(UsageMetric::inputTokens)
                .containsExactly(10L, 15L);
    }

    @Test
    void afterADayNothingIsKeptAndAPartialSumReplacesNoFullOne() throws Exception {
        send(1, 10, "0");
        harness.processWatermark(END + UsageMetricFunction.LATENESS_MS);
        assertThat(harness.numKeyedStateEntries()).isZero();
        send(1, 5, "0");
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.extractOutputValues())
                .extracting(UsageMetric::inputTokens)
                .containsExactly(10L);
    }
}
