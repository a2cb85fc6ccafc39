package dev.weir.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bench.load.GeneratedTrace.GeneratedSpan;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadGeneratorTest {
    private static final int SOME = 2_000;

    private final LoadGenerator generator = new LoadGenerator(1);
    private final List<GeneratedTrace> traces =
            LongStream.range(0, SOME).mapToObj(generator::trace).toList();

    @Test
    void theTraceOfANumberIsTheSameWhateverWasGeneratedBefore() {
        assertThat(new LoadGenerator(1).trace(17)).isEqualTo(traces.get(17));
    }

    @Test
    void anotherSeedOrNumberGivesAnotherTrace() {
        assertThat(new LoadGenerator(2).trace(17)).isNotEqualTo(traces.get(17));
        assertThat(new HashSet<>(traces)).hasSize(SOME);
    }

    @ParameterizedTest
    @EnumSource(LoadFormat.class)
    void aTraceHasAboutFourKilobytes(LoadFormat format) {
        List<Integer> sizes =
                traces.stream()
                        .map(List::of)
                        .map(format::records)
                        .map(records -> records.stream().mapToInt(record -> record.length).sum())
                        .toList();
        assertThat(sizes.stream().mapToInt(size -> size).average().orElseThrow())
                .isBetween(3_800.0, 4_500.0);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(2_000, 7_000));
    }

    @Test
    void noTextKeepsASlot() {
        assertThat(traces)
                .allSatisfy(
                        trace ->
                                assertThat(nativeText(trace)).doesNotContainPattern("\\{[a-z0-9]"));
    }

    @Test
    void everyTraceHasOneGenerationAndItIsTheRoot() {
        assertThat(traces)
                .allSatisfy(
                        trace -> {
                            List<GeneratedSpan> generations =
                                    trace.spans().stream()
                                            .filter(LoadGeneratorTest::isGeneration)
                                            .toList();
                            assertThat(generations).hasSize(1);
                            assertThat(generations.get(0).span().parentId()).isEmpty();
                            assertThat(trace.spans())
                                    .filteredOn(span -> !isGeneration(span))
                                    .allMatch(
                                            span ->
                                                    span.span()
                                                            .parentId()
                                                            .equals(generations.get(0).id()));
                        });
    }

    @Test
    void everySpanEndsAfterItStarts() {
        assertThat(traces)
                .flatExtracting(GeneratedTrace::spans)
                .allMatch(
                        span ->
                                Objects.requireNonNull(span.span().timing().start())
                                        .isBefore(
                                                Objects.requireNonNull(
                                                        span.span().timing().end())));
    }

    @Test
    void featuresToolsDocumentsSchemasAndErrorsAllOccur() {
        List<Span> spans =
                traces.stream().flatMap(t -> t.spans().stream()).map(GeneratedSpan::span).toList();
        Set<String> features =
                spans.stream()
                        .map(span -> span.attribution().feature())
                        .filter(feature -> !feature.isEmpty())
                        .collect(Collectors.toSet());
        assertThat(features)
                .containsExactlyInAnyOrder(
                        "support_chat", "faq_rag", "order_agent", "extraction", "ticket_summary");
        assertThat(spans).anyMatch(span -> span.type() == ObservationType.TOOL);
        assertThat(spans).anyMatch(span -> span.content().context().size() == 3);
        assertThat(spans).anyMatch(span -> !span.content().outputSchema().isEmpty());
        assertThat(spans).anyMatch(span -> span.outcome().isError());
        assertThat(spans).anyMatch(span -> span.attribution().userKey().isEmpty());
    }

    @Test
    void someTracesHoldPersonalDataAndMostAnswersDoNot() {
        long withMail =
                traces.stream()
                        .filter(
                                trace ->
                                        nativeText(trace)
                                                .matches(
                                                        "(?s).*@(posteo-nord|kurierpost|familie-).*"))
                        .count();
        assertThat(withMail).isBetween(SOME / 10L, SOME * 8L / 10);
    }

    private static boolean isGeneration(GeneratedSpan span) {
        return span.span().type() == ObservationType.GENERATION;
    }

    private static String nativeText(GeneratedTrace trace) {
        return LoadFormat.NATIVE.records(List.of(trace)).stream()
                .map(record -> new String(record, UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
