package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fixture: what is found in a text, and that redaction leaves nothing of it. */
class RedactionFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/redaction");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Redactor REDACTOR = Redactions.redactor();

    @TestFactory
    Stream<DynamicTest> findsWhatTheFixturesSay() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.list(FIXTURES)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    JsonNode fixture = JSON.readTree(line);
                    tests.add(
                            DynamicTest.dynamicTest(
                                    file.getFileName() + ": " + fixture.path("case").asText(),
                                    () -> check(fixture)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(JsonNode fixture) {
        String text = fixture.path("text").asText();
        var expected = new ArrayList<String>();
        fixture.path("find").forEach(finding -> expected.add(finding.asText()));
        assertThat(found(text)).isEqualTo(expected);
        String redacted = REDACTOR.redactText(text);
        if (expected.isEmpty()) {
            assertThat(redacted).isSameAs(text);
        }
        for (String finding : expected) {
            assertThat(redacted).doesNotContain(finding.substring(finding.indexOf(' ') + 1));
        }
        assertThat(REDACTOR.redactText(redacted)).isEqualTo(redacted);
    }

    private static List<String> found(String text) {
        return REDACTOR.find(text).stream()
                .map(span -> span.type() + " " + text.substring(span.start(), span.end()))
                .toList();
    }
}
