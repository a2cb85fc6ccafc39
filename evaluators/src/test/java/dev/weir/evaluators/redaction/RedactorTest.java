package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Feedback;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.FragmentOrder;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.redaction.RedactionPolicy.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private final Redactor redactor = Redactions.redactor();

    @Test
    void withholdsTheFragmentAndNamesTheFieldWhenARecognizerFails() {
        assertThat(failing().redact(fragment("trace-1", "x", "my secret")))
                .isEqualTo(new Redaction.Withheld("input"));
    }

    @Test
    void aFailureQuotesNothingOfTheText() {
        assertThatThrownBy(() -> failing().redactText("my secret"))
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThat(failing().excerpt("my secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void countsFindingsByFieldAndKind() {
        Fragment redacted =
                redacted("trace-1", "u1", "jane@corp.example, joe@corp.example 8.8.4.4");

        assertThat(redacted.span().pii()).isEqualTo(Map.of("input:EMAIL", 2, "input:IP", 1));
    }

    @Test
    void aUserIsKnownByAKeyedPseudonymOnly() {
        Fragment redacted = redacted("trace-1", "jane@corp.example", "hi");

        String userKey = redacted.span().attribution().userKey();
        assertThat(userKey).isEqualTo(redactor.userKey("jane@corp.example")).startsWith("u_");
        assertThat(redacted.span().pii()).isEqualTo(Map.of("user:EMAIL", 1));
        assertThat(redactor.userKey(userKey)).isEqualTo(userKey);
        assertThat(redactor.userKey("")).isEmpty();
        assertThat(redactor.userKey("joe@corp.example")).isNotEqualTo(userKey);
    }

    @Test
    void machineMadeIdsStayAndPersonalOnesChangeAlikeEverywhere() {
        for (String id :
                List.of(
                        "0af7651916cd43dd8448eb211c80319c",
                        "40128888888818814012888888881881",
                        "12345678-1234-1234-1234-123456789012",
                        "2125550142",
                        "doc-INV-2024-0007")) {
            assertThat(redacted(id, "", "").traceId()).isEqualTo(id);
        }
        String traceId = redacted("chat-jane@corp.example", "", "").traceId();
        assertThat(traceId).doesNotContain("jane");
        assertThat(redacted("chat-jane@corp.example", "x", "y").traceId()).isEqualTo(traceId);
        assertThat(redacted("pay 4111111111111111", "", "").traceId()).doesNotContain("4111");
    }

    @Test
    void anIdOfHexadecimalDigitsMayBeAnAccountNumberAllTheSame() {
        assertThat(redacted("DE89370400440532013000", "", "").traceId()).doesNotContain("370400");
        assertThat(redacted("be68539007547034", "", "").traceId()).doesNotContain("539007");
        assertThat(redacted("de89370400440532013001", "", "").traceId())
                .isEqualTo("de89370400440532013001");
    }

    /** The digits are the bytes of jane@corp.ex.co, and of a word. */
    @Test
    void anIdWhoseBytesSpellSomethingPersonalIsChanged() {
        assertThat(redacted("6a616e6540636f72702e65782e636f", "", "").traceId())
                .doesNotContain("6a616e65")
                .matches("[0-9a-f]+");
        assertThat(redacted("6f72646572", "", "").traceId()).isEqualTo("6f72646572");
        String padded = "6a616e6540636f72702e65782e636f00";
        assertThat(redacted(padded, "", "").traceId())
                .doesNotContain("6a616e65")
                .isEqualTo(redacted(padded, "x", "y").traceId());
    }

    @Test
    void whatHasNothingPersonalIsTheVeryString() {
        for (String text : List.of("", "Plain prose.", "50% of C:\\new 2024-01-15 – ok", "日本語")) {
            assertThat(redactor.redactText(text)).isSameAs(text);
        }
    }

    @Test
    void thePolicyDecidesWhatIsWrittenInstead() {
        assertThat(with(Mode.MASK).redactText("to jane@corp.example.")).isEqualTo("to <EMAIL>.");
        assertThat(with(Mode.REMOVE).redactText("to jane@corp.example.")).isEqualTo("to .");
        assertThat(with(Mode.KEEP).redactText("to jane@corp.example."))
                .isEqualTo("to jane@corp.example.");
        assertThat(with(Mode.KEEP).find("to jane@corp.example.")).hasSize(1);
    }

    @Test
    void aMaskedJsonNumberStaysANumber() {
        for (Mode mode : List.of(Mode.MASK, Mode.REMOVE)) {
            assertThat(with(mode).redactText("{\"card\": 4111111111111111}"))
                    .isEqualTo("{\"card\": 0}");
        }
    }

    @Test
    void keysThatBecomeAlikeKeepTheirValues() {
        var span =
                Span.EMPTY.overlay(
                        metadata(Map.of("jane@corp.example", "a", "joe@corp.example", "b")));

        var redacted = (Redaction.Redacted) with(Mode.MASK).redact(raw("t", span));

        assertThat(redacted.fragment().span().metadata())
                .containsOnlyKeys("<EMAIL>", "<EMAIL>#2")
                .containsValues("a", "b");
    }

    @Test
    void nothingIsFoundInWhatSurroundsAFinding() {
        assertThat(redactor.redactText("{\"to\":[\"jane@corp.example\"],\"n\":[1,2]}"))
                .startsWith("{\"to\":[\"")
                .endsWith("@redacted.example\"],\"n\":[1,2]}");
    }

    private Redactor with(Mode mode) {
        return new Redactor(
                new RedactionPolicy(Map.of(PiiType.EMAIL, mode, PiiType.CARD, mode), List.of()),
                Redactions.KEY);
    }

    private static Redactor failing() {
        var recognizers =
                new Recognizers(
                        List.of(
                                (text, found) -> {
                                    if (text.contains("secret")) {
                                        throw new IllegalStateException(text);
                                    }
                                }));
        return new Redactor(RedactionPolicy.DEFAULT, Redactions.KEY, recognizers);
    }

    private Fragment redacted(String traceId, String userId, String input) {
        return ((Redaction.Redacted) redactor.redact(fragment(traceId, userId, input))).fragment();
    }

    private static RawFragment fragment(String traceId, String userId, String input) {
        Span empty = Span.EMPTY;
        var content =
                new Content(
                        List.of(Message.of("user", input)), List.of(), List.of(), List.of(), "");
        var user = new Attribution("", userId, "", "", List.of(), "");
        return raw(
                traceId,
                new Span(
                        empty.type(),
                        "",
                        "",
                        empty.timing(),
                        empty.call(),
                        content,
                        empty.usage(),
                        null,
                        user,
                        empty.outcome(),
                        Map.of(),
                        Map.of()));
    }

    private static Span metadata(Map<String, String> metadata) {
        Span empty = Span.EMPTY;
        return new Span(
                empty.type(),
                "",
                "",
                empty.timing(),
                empty.call(),
                empty.content(),
                empty.usage(),
                null,
                empty.attribution(),
                empty.outcome(),
                metadata,
                Map.of());
    }

    private static RawFragment raw(String traceId, Span span) {
        return new RawFragment(
                new Fragment(
                        FragmentKind.SPAN,
                        "shop",
                        traceId,
                        "o1",
                        "f1",
                        new FragmentOrder(Instant.EPOCH, 0, ""),
                        null,
                        span,
                        Feedback.NONE));
    }
}
