package dev.weir.evaluators.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledCaseReaderTest {
    private final LabelledCaseReader<String> reader =
            new LabelledCaseReader<>(
                    bytes -> {
                        String json = new String(bytes, StandardCharsets.UTF_8);
                        return json.equals("{}") ? null : json;
                    });

    @Test
    void readsAVerdict() throws InvalidCase {
        var read =
                reader.read(
                        """
                        {"id":"c1","group":"qa","observation":{"traceId":"é"},"expected":{"verdict":"FAIL"},"note":1}
                        """);
        assertThat(read)
                .isEqualTo(
                        new LabelledCase<>("c1", "qa", "{\"traceId\":\"é\"}", Verdict.FAIL, null));
    }

    @Test
    void readsSpansAndTellsTheVerdictByThem() throws InvalidCase {
        var read =
                reader.read(
                        """
                        {"id":"c1","observation":{"a":1},"expected":{"spans":[{"field":"input","start":1,"end":4,"type":"PERSON"}]}}
                        """);
        assertThat(read.expected()).isEqualTo(Verdict.FAIL);
        assertThat(read.spans()).containsExactly(new LabelledSpan("input", 1, 4, "PERSON"));
        assertThat(read.group()).isEmpty();
        assertThat(
                        reader.read(
                                        """
                                        {"id":"c2","observation":{"a":1},"expected":{"spans":[]}}
                                        """)
                                .expected())
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": oops | is not JSON at column 8",
                "[] | must be a JSON object",
                "{\"observation\":{}} | id: must be text",
                "{\"id\":\"a\"} | observation: must be an object",
                "{\"id\":\"a\",\"observation\":{\"x\":1}} | expected: must be an object",
                "{\"id\":\"a\",\"observation\":{\"x\":1},\"expected\":{}} | expected: needs a"
                        + " verdict or spans",
                "{\"id\":\"a\",\"observation\":{\"x\":1},\"expected\":{\"verdict\":\"BAD\"}} |"
                        + " expected.verdict: must be PASS, FAIL, SKIPPED or ERROR",
                "{\"id\":\"a\",\"observation\":{\"x\":1},\"expected\":{\"spans\":[{\"start\":3}]}}"
                        + " | expected.spans[0]: must have start before end",
                "{\"id\":\"a\",\"observation\":{},\"expected\":{\"verdict\":\"PASS\"}} |"
                        + " observation: is no native observation"
            })
    void saysWhatIsMissing(String line, String message) {
        assertThatThrownBy(() -> reader.read(line))
                .isInstanceOf(InvalidCase.class)
                .hasMessage(message);
    }

    @Test
    void aPredictionIsOneLine() {
        Finding finding =
                Finding.fail(0.5, "no")
                        .with(
                                Evidence.of("finish-reason", "length", ""),
                                new Evidence("output", 2, 4, "PERSON", ""));
        assertThat(Prediction.of("c1", finding).toJson())
                .isEqualTo(
                        "{\"id\":\"c1\",\"verdict\":\"FAIL\",\"value\":0.5,\"spans\":[{\"field\":\"output\",\"start\":2,\"end\":4,\"type\":\"PERSON\"}]}");
        assertThat(Prediction.of("c1", Finding.skipped("x")).toJson())
                .isEqualTo("{\"id\":\"c1\",\"verdict\":\"SKIPPED\",\"value\":null,\"spans\":[]}");
    }
}
