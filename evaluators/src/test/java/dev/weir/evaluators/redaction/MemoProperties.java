package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** To remember changes nothing but the time it takes. */
class MemoProperties {
    private static final String PROSE = "Plain prose without anything in it. ".repeat(8);
    private static final Redactor REMEMBERS = Redactions.redactor();

    @Property(tries = 1500)
    void whatIsRememberedIsWhatIsFoundAnew(@ForAll("messages") String message) {
        Redactor knowsNothing = Redactions.redactor();
        String redacted = REMEMBERS.redactText(message);

        assertThat(redacted).isEqualTo(knowsNothing.redactText(message));
        assertThat(REMEMBERS.redactText(message)).isEqualTo(redacted);
        assertThat(REMEMBERS.redactText(redacted)).isEqualTo(knowsNothing.redactText(redacted));
    }

    @Example
    void whatHasNothingPersonalIsTheVeryStringAlsoTheSecondTime() {
        for (int i = 0; i < 2; i++) {
            String text = String.join("", PROSE, "The end.");
            assertThat(REMEMBERS.redactText(text)).isSameAs(text);
        }
    }

    @Example
    void anAnswerIsWorkedOutOnce() {
        var asked = new ArrayList<String>();
        Memo<Integer> memo = memo(10_000);
        for (String text : List.of("one", "three", "one")) {
            assertThat(memo.get(text, each -> length(each, asked))).isEqualTo(text.length());
        }
        assertThat(asked).containsExactly("one", "three");
    }

    @Example
    void textsWithoutAnEncodingShareNoAnswer() {
        Memo<String> memo = new Memo<>(Redactions.KEY, 10_000, String::length);
        for (String text : List.of("a?", "a\ud83d", "a\ude42", "a\ud83d\ude42", "a\ufffd")) {
            assertThat(memo.get(text, each -> each)).isEqualTo(text);
        }
    }

    @Example
    void whatDoesNotFitIsForgotten() {
        var asked = new ArrayList<String>();
        Memo<Integer> memo = memo(100);
        for (int i = 0; i < 2; i++) {
            memo.get("one", each -> length(each, asked));
            memo.get("three", each -> length(each, asked));
        }
        assertThat(asked).hasSizeGreaterThan(2);
    }

    private static Memo<Integer> memo(int capacity) {
        return new Memo<>(Redactions.KEY, capacity, answer -> answer);
    }

    private static int length(String text, List<String> asked) {
        asked.add(text);
        return text.length();
    }

    /** Few pieces, so that whole messages and the numbers in them come again. */
    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of(
                        PROSE,
                        "jane@corp.example ",
                        "Tel. 0812-3456-7890 ",
                        "+62 812-3456-7890, ",
                        "(212) 555-0142 ",
                        "6281234567890 ",
                        "4111 1111 1111 1111\n",
                        "{\"password\":\"hunter2!\"}",
                        "\\u0040",
                        "amFuZUBjb3JwLmV4YW1wbGU=",
                        "\ud83d",
                        "?")
                .list()
                .ofMaxSize(4)
                .map(pieces -> String.join("", pieces));
    }
}
