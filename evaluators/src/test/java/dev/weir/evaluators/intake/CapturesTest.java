package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.RejectReason;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every captured request is read completely. */
class CapturesTest {
    static Stream<Path> traces() {
        return Stream.of(
                        "langfuse-js-v3",
                        "langfuse-otel-v5",
                        "openinference-json",
                        "openinference-proto",
                        "otel-genai-json",
                        "otel-genai-proto",
                        "kafka-collector")
                .flatMap(kind -> Captures.files(kind).stream());
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyRequestIsReadWithoutRejection(Path file) {
        Decoded decoded = new Decoders().decode(Captures.bytes(file));

        assertThat(decoded.rejections()).isEmpty();
        assertThat(decoded.fragments()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void whatIsReadTwiceHasTheSameIds(Path file) {
        assertThat(Captures.fragments(Captures.bytes(file)))
                .isEqualTo(Captures.fragments(Captures.bytes(file)));
    }

    @ParameterizedTest
    @CsvSource({"openinference-json,openinference-proto", "otel-genai-json,otel-genai-proto"})
    void bothEncodingsOfAScenarioGiveTheSameObservations(String json, String protobuf) {
        List<Path> jsonFiles = Captures.files(json);
        List<Path> protobufFiles = Captures.files(protobuf);

        assertThat(protobufFiles).hasSameSizeAs(jsonFiles);
        for (int i = 0; i < jsonFiles.size(); i++) {
            assertThat(kinds(protobufFiles.get(i)))
                    .as(jsonFiles.get(i).toString())
                    .isEqualTo(kinds(jsonFiles.get(i)));
        }
    }

    private static List<String> kinds(Path file) {
        return Captures.fragments(Captures.bytes(file)).stream()
                .map(CapturesTest::kind)
                .sorted()
                .toList();
    }

    private static String kind(Fragment fragment) {
        return String.join(
                " ",
                fragment.kind().name(),
                fragment.span().type().name(),
                fragment.span().name(),
                fragment.span().call().model(),
                fragment.span().call().finishReason(),
                fragment.span().outcome().errorType(),
                fragment.span().attribution().toString(),
                fragment.span().usage().toString(),
                String.valueOf(fragment.span().content().context()));
    }

    @ParameterizedTest
    @CsvSource({
        "langfuse-otel-v5.chat_session",
        "langfuse-otel-v5.rag",
        "openinference-proto.rag_retriever",
        "otel-genai-proto.chat_session",
        "otel-genai-proto.error_retry"
    })
    void theCollectorsTwoEncodingsGiveEqualFragments(String scenario) {
        String file = "kafka-collector/" + scenario;

        assertThat(Captures.fragments(file + ".otlp_proto.whole.bin"))
                .isEqualTo(Captures.fragments(file + ".otlp_json.whole.json"));
    }

    @Test
    void aBatchSplitByTraceGivesTheSameSpansAsTheWhole() {
        String file = "kafka-collector/openinference-proto.rag_retriever.otlp_proto.";
        List<Fragment> parts =
                Stream.of("by_trace_id.0.bin", "by_trace_id.1.bin")
                        .flatMap(part -> Captures.fragments(file + part).stream())
                        .toList();

        assertThat(parts)
                .containsExactlyInAnyOrderElementsOf(Captures.fragments(file + "whole.bin"));
    }

    @ParameterizedTest
    @CsvSource({
        "otel-genai-json/chat_session.002.logs.json",
        "otel-genai-proto/chat_session.002.logs.bin",
        "kafka-collector/otel-genai-proto.agent_tools.logs.otlp_proto.whole.bin"
    })
    void logsAreRefusedAsUnsupported(String file) {
        Decoded decoded = new Decoders().decode(Captures.bytes(file));

        assertThat(decoded.fragments()).isEmpty();
        assertThat(decoded.rejections())
                .extracting(Decoded.Rejection::reason)
                .containsExactly(RejectReason.UNSUPPORTED_FORMAT);
    }
}
