package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text: no planted secret survives, and nothing else changes. */
class RedactionProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Redactor REDACTOR = Redactions.redactor();

    /** The tell-tale part of each secret: it must be gone, however the rest was replaced. */
    private static final Map<String, String> SECRETS =
            Map.of(
                    "canary.jane@corp.example", "canary.jane",
                    "4111 1111 1111 1111", "1111 1111",
                    "5500000000000004", "550000000000",
                    "sk-canary0123456789abcdef", "canary0123456789",
                    "DE89370400440532013000", "3704004405320130",
                    "+62 812-3456-7890", "812-3456");

    private static final List<UnaryOperator<String>> ENCODINGS =
            List.of(
                    text -> text,
                    RedactionProperties::escaped,
                    text -> escaped(escaped(text)),
                    text -> escaped(escaped(escaped(text))),
                    text -> text.replace("@", "\\u0040"),
                    text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                    text -> base64(Base64.getEncoder(), text),
                    text -> base64(Base64.getUrlEncoder().withoutPadding(), text),
                    text -> base64(Base64.getEncoder(), base64(Base64.getUrlEncoder(), text)));

    /** A secret within a text: what was planted, and the text as it is sent. */
    record Planted(String telltale, UnaryOperator<String> encoding, String text) {}

    @Property(tries = 3000)
    void noPlantedSecretSurvivesWhereverAndHoweverItIsWritten(@ForAll("planted") Planted planted) {
        String redacted = REDACTOR.redactText(planted.text);

        assertThat(redacted).doesNotContain(planted.telltale);
        assertThat(redacted).doesNotContain(planted.encoding.apply(planted.telltale));
        for (EncodedText run : EncodedText.in(redacted)) {
            assertThat(run.decoded()).doesNotContain(planted.telltale);
        }
    }

    @Property(tries = 3000)
    void redactingWhatIsRedactedChangesNothing(@ForAll("planted") Planted planted) {
        String redacted = REDACTOR.redactText(planted.text);
        assertThat(REDACTOR.redactText(redacted)).isEqualTo(redacted);
    }

    @Property(tries = 2000)
    void redactingWhatIsRedactedChangesNothingInHostileText(@ForAll("hostile") String text) {
        String redacted = REDACTOR.redactText(text);
        assertThat(REDACTOR.redactText(redacted)).isEqualTo(redacted);
    }

    @Property(tries = 2000)
    void spansAreSortedApartAndWithinTheText(@ForAll("hostile") String text) {
        int end = 0;
        for (PiiSpan span : REDACTOR.find(text)) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
            end = span.end();
        }
    }

    @Property(tries = 1000)
    void anyTextIsRedactedWithoutFailure(@ForAll String text) {
        assertThat(REDACTOR.redactText(text)).isNotNull();
    }

    @Property(tries = 1000)
    void jsonStaysJsonOfTheSameShape(@ForAll("documents") JsonNode document) throws Exception {
        String text = JSON.writeValueAsString(document);
        assertSameShape(document, JSON.readTree(REDACTOR.redactText(text)));

        String nested = JSON.writeValueAsString(Map.of("arguments", text));
        JsonNode arguments = JSON.readTree(REDACTOR.redactText(nested)).path("arguments");
        assertSameShape(document, JSON.readTree(arguments.asText()));
    }

    @Property(tries = 500)
    void equalValuesStayEqualAndKeysTellThemApart(@ForAll("secrets") String secret) {
        String once = REDACTOR.redactText("a " + secret + " b");
        String twice = REDACTOR.redactText("a " + secret + " b " + secret + " c");
        String surrogate = once.substring(2, once.length() - 2);

        assertThat(twice).isEqualTo("a " + surrogate + " b " + surrogate + " c");
        assertThat(new Redactor(RedactionPolicy.DEFAULT, Redactions.OTHER_KEY).redactText(secret))
                .isNotEqualTo(surrogate);
    }

    @Provide
    Arbitrary<Planted> planted() {
        Arbitrary<String> around =
                Arbitraries.of(
                        "",
                        " ",
                        "\n",
                        "\"",
                        "Hello, ",
                        "{\"a\":\"",
                        "; ",
                        "\\n",
                        " 12 ",
                        "(",
                        "<b>");
        Arbitrary<String> after =
                Arbitraries.of(
                        "", " ", "\n", "\"", ", and so on", "\"}", ";", "\\n", ")", "</b>", ".");
        Arbitrary<UnaryOperator<String>> encodings = Arbitraries.of(ENCODINGS);
        return Combinators.combine(Arbitraries.of(SECRETS.keySet()), encodings, around, after)
                .flatAs(
                        (secret, encoding, before, behind) ->
                                fillers()
                                        .tuple2()
                                        .map(
                                                filler ->
                                                        planted(
                                                                secret,
                                                                encoding,
                                                                filler.get1() + before,
                                                                behind + filler.get2())));
    }

    private static Planted planted(
            String secret, UnaryOperator<String> encoding, String before, String behind) {
        String written = encoding.apply("x: " + secret + " y");
        String text = before + written + behind + " | " + written + "\n" + written;
        String telltale = SECRETS.getOrDefault(secret, secret);
        return new Planted(telltale, encoding, text);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(SECRETS.keySet());
    }

    private static Arbitrary<String> fillers() {
        return Arbitraries.of(
                "",
                "Plain prose without anything in it. ",
                "Order 2125550142 of 2024-01-15 for Rp 12.500.000 ",
                "50% of C:\\temp\\new, ",
                "im „Größenwahn“ – 日本語 🙂 ",
                "0af7651916cd43dd8448eb211c80319c ");
    }

    /** Pieces of everything that recognizers look at, run together. */
    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "@",
                        ".",
                        "-",
                        "+",
                        " ",
                        "\\",
                        "\\u0040",
                        "%40",
                        "%25",
                        "%",
                        "&#64;",
                        "\n",
                        "\"",
                        ":",
                        "://",
                        "/",
                        "=",
                        "(",
                        ")",
                        "<",
                        "a",
                        "jane",
                        "corp.example",
                        "jane@corp.example",
                        "4111111111111111",
                        "4111 1111",
                        "1111",
                        "12",
                        "0812",
                        "+62",
                        "812-3456-7890",
                        "DE89370400440532013000",
                        "sk-",
                        "password=",
                        "abcdef0123456789",
                        "Bearer ",
                        "8.8.4.4",
                        "2a00:1450::200e",
                        "078-05-1120",
                        "amFuZUBjb3JwLmV4YW1wbGU=",
                        "\u200b",
                        "４１１１",
                        "redacted.example",
                        "999")
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        Arbitrary<JsonNode> leaves =
                Arbitraries.oneOf(
                        hostile().map(text -> (JsonNode) JSON.getNodeFactory().textNode(text)),
                        Arbitraries.of(4111111111111111L, 6281234567890L, 5500000000000004L, 7L)
                                .map(number -> (JsonNode) JSON.getNodeFactory().numberNode(number)),
                        Arbitraries.doubles()
                                .map(n -> (JsonNode) JSON.getNodeFactory().numberNode(n)));
        Arbitrary<String> keys =
                Arbitraries.of("phone", "password", "id", "card", "mail jane@corp.example");
        return Combinators.combine(
                        Arbitraries.maps(keys, leaves).ofMaxSize(4), leaves.list().ofMaxSize(4))
                .as(
                        (members, elements) -> {
                            var document = JSON.createObjectNode();
                            document.setAll(members);
                            document.putArray("list").addAll(elements);
                            return document;
                        });
    }

    private static void assertSameShape(JsonNode expected, JsonNode actual) {
        assertThat(actual.getNodeType()).isEqualTo(expected.getNodeType());
        assertThat(actual.size()).isEqualTo(expected.size());
        var actualElements = actual.elements();
        expected.elements()
                .forEachRemaining(element -> assertSameShape(element, actualElements.next()));
    }

    private static String escaped(String text) {
        try {
            String quoted = JSON.writeValueAsString("\"" + text + "\"\n/");
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(Base64.Encoder encoder, String text) {
        return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
