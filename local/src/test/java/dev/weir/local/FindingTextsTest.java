package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTextsTest {
    private static final String OUTPUT =
            """
            [{"role": "assistant", "parts": [{"type": "text", "text": "I look."},
              {"type": "tool_call", "id": "c1", "name": "track", "text": "{}"}]}]
            """;
    private static final String CONTEXT = "[{\"id\": \"a\"}, {\"content\": \"Refunds.\"}]";

    @Test
    void whatIsStoredIsReadAsTheEvaluatorsSawIt() {
        var content = FindingTexts.content("[]", OUTPUT, CONTEXT);
        assertThat(content.text("input")).isEmpty();
        assertThat(content.text("output")).isEqualTo("I look.");
        assertThat(content.text("tool-calls[0]")).isEqualTo("{}");
        assertThat(content.text("context[0]")).isEmpty();
        assertThat(content.text("context[1]")).isEqualTo("Refunds.");
    }
}
