package dev.weir.evaluators.settings;

import static dev.weir.evaluators.settings.Checks.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    enum Mode {
        KEEP,
        FULL_MASK
    }

    record Limits(int maxChars, @Nullable Integer minChars) {
        Limits {
            check(maxChars > 0, "max-chars: must be positive, got %d", maxChars);
        }
    }

    record Everything(
            String name,
            long count,
            double share,
            boolean on,
            Mode mode,
            Duration every,
            List<Limits> limits,
            Set<String> tags,
            Map<String, Mode> modes,
            Secret key,
            BigDecimal price,
            ZoneId zone,
            Path file,
            JsonNode schema) {}

    record Defaults(String name, List<String> features, @Nullable Double threshold) {
        Defaults {
            name = Objects.requireNonNullElse(name, "unnamed");
            features = Objects.requireNonNullElse(features, List.of());
        }
    }

    record Pair(int low, int high) {
        Pair {
            Checks.all()
                    .that(low >= 0, "low: must not be negative, got %d", low)
                    .that(high >= low, "high: must be at least %d, got %d", low, high)
                    .done();
        }
    }

    record Nested(List<Pair> pairs) {}

    record Texts(String url, Secret password, Duration every) {
        Texts {
            check(
                    url == null || url.startsWith("jdbc:"),
                    "url: must start with jdbc:, got %s",
                    url);
        }
    }

    private static final Map<String, String> ENVIRONMENT =
            Map.of("KEY", "s3cret-value", "HOST", "db.example.org");
    private final SettingsReader reader = new SettingsReader(ENVIRONMENT::get);

    private List<String> problems(String yaml, Class<? extends Record> type) {
        var thrown =
                catchThrowableOfType(
                        InvalidSettings.class, () -> reader.read("file.yaml", yaml, type));
        assertThat(thrown).as("problems of %s", yaml).isNotNull();
        assertThat(thrown.origin()).isEqualTo("file.yaml");
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsEveryKindOfComponent() throws InvalidSettings {
        var yaml =
                """
                name: answer
                count: 5000000000
                share: 1
                on: true
                mode: full-mask
                every: 250ms
                limits: [{ max-chars: 80 }, { max-chars: 9, min-chars: 2 }]
                tags: [b, a, b]
                modes: { EMAIL: keep }
                key: ${KEY}
                price: 0.150
                zone: Europe/Berlin
                file: config/rules.yaml
                schema: { type: object, "maxProperties": 3, pattern: "${KEY}" }
                """;
        var read = reader.read("file.yaml", yaml, Everything.class);
        assertThat(read.name()).isEqualTo("answer");
        assertThat(read.count()).isEqualTo(5_000_000_000L);
        assertThat(read.share()).isEqualTo(1.0);
        assertThat(read.on()).isTrue();
        assertThat(read.mode()).isEqualTo(Mode.FULL_MASK);
        assertThat(read.every()).isEqualTo(Duration.ofMillis(250));
        assertThat(read.limits()).containsExactly(new Limits(80, null), new Limits(9, 2));
        assertThat(read.tags()).containsExactly("b", "a");
        assertThat(read.modes()).containsExactly(Map.entry("EMAIL", Mode.KEEP));
        assertThat(read.key().value()).isEqualTo("s3cret-value");
        assertThat(read.price()).isEqualTo(new BigDecimal("0.150"));
        assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.file()).isEqualTo(Path.of("config/rules.yaml"));
        assertThat(read.schema().get("pattern").textValue()).isEqualTo("${KEY}");
        assertThat(read.toString()).contains("key=***").doesNotContain("s3cret");
    }

    @Test
    void missingComponentsGetTheirDefaultsFromTheConstructor() throws InvalidSettings {
        var expected = new Defaults("unnamed", List.of(), null);
        assertThat(reader.read("f", "", Defaults.class)).isEqualTo(expected);
        assertThat(reader.read("f", "name:\n", Defaults.class)).isEqualTo(expected);
    }

    @Test
    void anEmptyTextInQuotesIsNotMissing() throws InvalidSettings {
        assertThat(reader.read("f", "name: ''", Defaults.class).name()).isEmpty();
    }

    @Test
    void oneNameWhereAListMayStandIsAListOfOne() throws InvalidSettings {
        assertThat(reader.read("f", "features: titles", Defaults.class).features())
                .containsExactly("titles");
    }

    @Test
    void reportsEveryProblemAtOnceWithItsPath() {
        var yaml =
                """
                pairs:
                  - { low: -1, high: -2 }
                  - { low: 1, hihg: 2 }
                  - { low: abc, high: 2.5 }
                  - 7
                """;
        assertThat(problems(yaml, Nested.class))
                .containsExactly(
                        "pairs[0].low: must not be negative, got -1",
                        "pairs[0].high: must be at least -1, got -2",
                        "pairs[1].hihg: is not known; did you mean high?",
                        "pairs[1].high: is required",
                        "pairs[2].low: must be a number, got \"abc\"",
                        "pairs[2].high: must be a whole number, got 2.5",
                        "pairs[3]: must be a mapping, got 7");
    }

    @Test
    void anUnknownKeyDoesNotHideTheOtherMistakesOfItsRecord() {
        assertThat(problems("{ max-chars: -5, max-char: 3 }", Limits.class))
                .containsExactly(
                        "max-char: is not known; did you mean max-chars?",
                        "max-chars: must be positive, got -5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: 1.10 | name: must be text, got 1.10; put it in quotes",
                "name: [a] | name: must be text, got a list",
                "count: 9223372036854775808 | count: must be between -9223372036854775808 and"
                        + " 9223372036854775807, got 9223372036854775808",
                "share: 1e999 | share: must be a finite number, got 1E+999",
                "on: yes | on: must be true or false, got \"yes\"",
                "mode: ful-mask | mode: must be one of keep, full-mask, got \"ful-mask\"; did you"
                        + " mean full-mask?",
                "every: 30 | every: must be text, got 30; put it in quotes",
                "every: 3 weeks | every: must be a duration such as 250ms, 30s, 10m, 2h or 1d, got"
                        + " \"3 weeks\"",
                "zone: Berlin | zone: must be a time zone such as Europe/Berlin, got \"Berlin\"",
                "key: hunter2 | key: must name an environment variable as ${NAME}, not hold the"
                        + " secret",
                "key: ${NOPE} | key: environment variable NOPE is not set",
                "name: a-${NOPE} | name: environment variable NOPE is not set",
                "modes: { a: keep, b: } | modes.b: must not be empty",
                "limits: { max-chars: 3 } | limits: must be a list, got a mapping",
                "name: &n x | count: is required",
            })
    void saysWhatIsAllowed(String yaml, String problem) {
        assertThat(problems(yaml, Everything.class)).contains(problem);
    }

    @Test
    void repeatedKeysAliasesAndSecondDocumentsAreProblems() {
        assertThat(problems("{ max-chars: 1, max-chars: 2 }", Limits.class))
                .containsExactly("max-chars: is given twice");
        assertThat(problems("max-chars: &a 1\nmin-chars: *a\n", Limits.class))
                .containsExactly("min-chars: must be written out, aliases (*) are not supported");
        assertThat(problems("max-chars: 1\n---\nmax-chars: 2\n", Limits.class))
                .containsExactly("must be one YAML document, found a second");
    }

    @Test
    void aSyntaxErrorNamesItsPlaceAndQuotesNothing() {
        assertThat(problems("max-chars: 1\npassword: hunter2: x\n", Limits.class))
                .singleElement()
                .asString()
                .startsWith("line 2, column ")
                .contains("is not YAML: ")
                .doesNotContain("hunter2");
    }

    @Test
    void messagesNeverShowResolvedValues() {
        assertThat(problems("{ url: '${KEY}', every: '${KEY}' }", Texts.class))
                .containsExactly(
                        "every: must be a duration such as 250ms, 30s, 10m, 2h or 1d, got"
                                + " \"${KEY}\"",
                        "url: must start with jdbc:, got ${KEY}");
    }

    @Test
    void referencesMayStandInsideAText() throws InvalidSettings {
        var texts = reader.read("f", "url: jdbc:postgresql://${HOST}:5432/weir", Texts.class);
        assertThat(texts.url()).isEqualTo("jdbc:postgresql://db.example.org:5432/weir");
    }

    @Test
    void hostileSizesAndDepthsAreOneProblem() {
        assertThat(problems("a: " + "x".repeat(YamlTree.MAX_CHARS), Limits.class))
                .containsExactly("must be at most 1048576 characters, got 1048579");
        assertThat(problems("[".repeat(100_000), Limits.class)).hasSize(1);
        assertThat(problems("max-chars: " + "9".repeat(5000), Limits.class)).hasSize(1);
        assertThat(problems("- - - \0", Limits.class)).hasSize(1);
    }

    @Test
    void theMessageListsAllProblemsBelowTheOrigin() {
        var thrown =
                catchThrowableOfType(
                        InvalidSettings.class,
                        () -> reader.read("rules.yaml", "max-chars: 0", Limits.class));
        assertThat(thrown.toString().lines())
                .containsExactly(
                        InvalidSettings.class.getName() + ": rules.yaml: 1 problem",
                        "  max-chars: must be positive, got 0");
    }
}
