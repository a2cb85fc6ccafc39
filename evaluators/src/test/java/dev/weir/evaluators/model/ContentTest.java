package dev.weir.evaluators.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final Content CONTENT =
            new Content(
                    List.of(Message.of("system", "Be brief."), Message.of("user", "Where is it?")),
                    List.of(
                            new Message(
                                    "assistant",
                                    List.of(
                                            Part.text("I look."),
                                            Part.toolCall("c1", "track", "{\"id\":1}"),
                                            Part.toolCall("c2", "track", "{\"id\":2}")))),
                    List.of(
                            new Document("a", "Parcels.", null),
                            new Document("b", "Refunds.", null)),
                    List.of(),
                    "");

    @Test
    void everyFieldThatEvidenceNamesHasItsText() {
        assertThat(CONTENT.text("input")).isEqualTo("Be brief.\nWhere is it?");
        assertThat(CONTENT.text("output")).isEqualTo("I look.");
        assertThat(CONTENT.text("context[1]")).isEqualTo("Refunds.");
        assertThat(CONTENT.text("tool-calls[1]")).isEqualTo("{\"id\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "context[2]",
                "context[]",
                "context[-1]",
                "context[999999999999]",
                "context[0]x",
                "tool-calls[2]",
                "finish-reason"
            })
    void whatIsNotThereIsEmpty(String field) {
        assertThat(CONTENT.text(field)).isEmpty();
    }
}
