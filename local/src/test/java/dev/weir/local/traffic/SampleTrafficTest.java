package dev.weir.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.Decoded;
import dev.weir.evaluators.intake.Decoders;
import dev.weir.evaluators.redaction.RawFragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTrafficTest {
    private static final Path SAMPLES = Path.of("../samples");
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09.123Z");

    /** The fields that frame what was said; nothing else may change. */
    private static final Pattern ID =
            Pattern.compile(
                    "/(traceId|observationId|parentId|sessionId)"
                            + "|/batch/\\d+/id"
                            + "|/batch/\\d+/body/"
                            + "(id|traceId|observationId|parentObservationId|sessionId)"
                            + "|/resourceSpans/\\d+/scopeSpans/\\d+/spans/\\d+/"
                            + "((links/\\d+/)?(traceId|spanId)|parentSpanId"
                            + "|attributes/\\d+\\[(session\\.id|gen_ai\\.conversation\\.id"
                            + "|gen_ai\\.response\\.id|langfuse\\.session\\.id)\\](/value)?"
                            + "/stringValue)");

    private static final Pattern TIME =
            Pattern.compile(
                    "/(startTime|endTime|completionStartTime|timestamp)"
                            + "|/batch/\\d+/timestamp"
                            + "|/batch/\\d+/body/"
                            + "(timestamp|startTime|endTime|completionStartTime)"
                            + "|/resourceSpans/\\d+/scopeSpans/\\d+/spans/\\d+/"
                            + "(startTimeUnixNano|endTimeUnixNano|events/\\d+/timeUnixNano"
                            + "|attributes/\\d+"
                            + "\\[langfuse\\.observation\\.completion_start_time\\](/value)?"
                            + "/stringValue)");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void changesIdsAndTimesAndNothingElse(Path file) throws IOException {
        for (Change change : changes(file)) {
            boolean isFraming =
                    ID.matcher(change.path()).matches() || TIME.matcher(change.path()).matches();
            assertThat(change.before().equals(change.after()) || isFraming)
                    .as("%s: %s became %s", change.path(), change.before(), change.after())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void changesEveryIdAndEveryTime(Path file) throws IOException {
        for (Change change : changes(file)) {
            boolean isFraming =
                    ID.matcher(change.path()).matches() || TIME.matcher(change.path()).matches();
            boolean isAbsent = change.before().matches("NULL null|STRING 0*|0*");
            if (isFraming && !isAbsent) {
                assertThat(change.after()).as(change.path()).isNotEqualTo(change.before());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void equalIdsStayEqualAndDifferentIdsDifferent(Path file) throws IOException {
        Map<String, String> fresh = new HashMap<>();
        for (Change change : changes(file)) {
            if (ID.matcher(change.path()).matches()) {
                String known = fresh.putIfAbsent(change.before(), change.after());
                assertThat(known == null || known.equals(change.after()))
                        .as("%s: %s", change.path(), change.before())
                        .isTrue();
            }
        }
        assertThat(new HashSet<>(fresh.values())).hasSameSizeAs(fresh.keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void theNewestTimeOfEachSampleIsNow(Path file) throws IOException {
        SampleTraffic traffic = SampleTraffic.load(List.of(file), 1);
        for (int number = 0; number < traffic.samples(); number++) {
            LiveTraffic live = traffic.replayed(number, NOW);
            if (live.traces() == 0) {
                continue;
            }
            var survey = new Survey();
            for (byte[] record : live.records()) {
                parsed(record).stamped(survey);
            }
            assertThat(survey.newest()).isPresent();
            assertThat(Duration.between(survey.newest().orElseThrow(), NOW))
                    .isBetween(Duration.ZERO, Duration.ofMillis(1));
        }
    }

    @Test
    void noTwoRoundsNorSeedsShareAnId() throws IOException {
        SampleTraffic traffic = SampleTraffic.load(files(), 1);
        SampleTraffic other = SampleTraffic.load(files(), 2);
        List<Set<String>> rounds =
                List.of(ids(traffic, 0), ids(traffic, 1), ids(traffic, 2), ids(other, 0));
        Set<String> all = new HashSet<>();
        rounds.forEach(all::addAll);
        assertThat(all).hasSize(rounds.stream().mapToInt(Set::size).sum());
    }

    @Test
    void theSameNumberAtTheSameTimeGivesTheSameBytes() throws IOException {
        LiveTraffic once = SampleTraffic.load(files(), 7).replayed(40, NOW);
        LiveTraffic again = SampleTraffic.load(files(), 7).replayed(40, NOW);
        assertThat(again.records()).hasSameSizeAs(once.records());
        for (int i = 0; i < once.records().size(); i++) {
            assertThat(again.records().get(i)).isEqualTo(once.records().get(i));
        }
    }

    @Test
    void theTracesOfANativeFileTravelOneByOneAndShareTheirSessions() throws IOException {
        Path file = Files.createTempFile("weir-samples", ".jsonl");
        try {
            Files.writeString(
                    file,
                    """
                    {"traceId":"a","observationId":"1","sessionId":"s","input":"x"}
                    {"traceId":"b","observationId":"1","sessionId":"s","input":"y"}
                    {"traceId":"a","observationId":"2","parentId":"1","sessionId":"s"}
                    """);
            SampleTraffic traffic = SampleTraffic.load(List.of(file), 1);
            assertThat(traffic.samples()).isEqualTo(2);
            Map<String, String> first = Leaves.of(traffic.replayed(0, NOW).records().get(0));
            Map<String, String> child = Leaves.of(traffic.replayed(0, NOW).records().get(1));
            Map<String, String> other = Leaves.of(traffic.replayed(1, NOW).records().get(0));
            assertThat(child)
                    .containsEntry("/traceId", first.get("/traceId"))
                    .containsEntry("/parentId", first.get("/observationId"));
            assertThat(other).containsEntry("/sessionId", first.get("/sessionId"));
            assertThat(other.get("/traceId")).isNotEqualTo(first.get("/traceId"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theTracesOfABatchAreCounted() throws IOException {
        Path batch = SAMPLES.resolve("langfuse-ingestion/chat_session.json");
        assertThat(SampleTraffic.load(List.of(batch), 1).replayed(0, NOW).traces()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("files")
    void decodesToTheSameKindsTypesAndTexts(Path file) throws IOException {
        var decoders = new Decoders();
        for (Sample sample : SampleFile.read(file, "file")) {
            List<byte[]> live = sample.replayed("replay", NOW).records();
            for (int i = 0; i < live.size(); i++) {
                Decoded before = decoders.decode(sample.records().get(i).stamped(new Survey()));
                Decoded after = decoders.decode(live.get(i));
                assertThat(after.rejections()).isEqualTo(before.rejections());
                assertThat(shapes(after)).isEqualTo(shapes(before));
            }
        }
    }

    private static List<List<Object>> shapes(Decoded decoded) {
        return decoded.fragments().stream()
                .map(RawFragment::unredacted)
                .map(
                        fragment ->
                                List.<Object>of(
                                        fragment.kind(),
                                        fragment.project(),
                                        fragment.span().type(),
                                        fragment.span().name(),
                                        fragment.span().content(),
                                        fragment.span().usage(),
                                        Optional.ofNullable(fragment.span().timing().latencyMs()),
                                        fragment.span().attribution().feature(),
                                        fragment.feedback().name()))
                .toList();
    }

    private record Change(String path, String before, String after) {}

    private static List<Change> changes(Path file) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (Sample sample : SampleFile.read(file, "file")) {
            List<byte[]> after = sample.replayed("replay", NOW).records();
            for (int i = 0; i < after.size(); i++) {
                Map<String, String> was = Leaves.of(sample.records().get(i).stamped(new Survey()));
                Map<String, String> is = Leaves.of(after.get(i));
                assertThat(is.keySet()).containsExactlyElementsOf(was.keySet());
                was.forEach(
                        (path, value) ->
                                changes.add(
                                        new Change(path, value, is.getOrDefault(path, "absent"))));
            }
        }
        assertThat(changes).isNotEmpty();
        return changes;
    }

    private static Set<String> ids(SampleTraffic traffic, int round) throws IOException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < traffic.samples(); i++) {
            long number = (long) round * traffic.samples() + i;
            for (byte[] record : traffic.replayed(number, NOW).records()) {
                Leaves.of(record).entrySet().stream()
                        .filter(leaf -> ID.matcher(leaf.getKey()).matches())
                        .map(Map.Entry::getValue)
                        .filter(id -> !id.matches("NULL null|STRING |"))
                        .forEach(ids::add);
            }
        }
        assertThat(ids).isNotEmpty();
        return ids;
    }

    private static SampleRecord parsed(byte[] record) throws IOException {
        Optional<OtlpRecord> otlp = OtlpRecord.parse(record);
        return otlp.isPresent() ? otlp.get() : JsonRecord.parse(record);
    }
}
