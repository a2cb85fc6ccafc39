package dev.weir.evaluators.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private final Redactor redactor = Redactions.redactor();

    @Test
    void aShortTextIsShownRedacted() {
        assertThat(excerpt("{\"to\":\"jane@corp.example\", broken"))
                .matches("\\{\"to\":\"m[0-9a-f]{12}@redacted\\.example\", broken");
    }

    @Test
    void aLongTextIsCutAtFiveHundredCharacters() {
        assertThat(excerpt("word ".repeat(10_000))).hasSize(500).startsWith("word word");
        assertThat(excerpt("🙂".repeat(3_000) + " end")).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void whatIsNoUtf8TextIsNotShown() {
        assertThat(redactor.excerpt("caf\u00e9".getBytes(ISO_8859_1))).isEmpty();
        assertThat(redactor.excerpt(new byte[] {10, -1, 3})).isEmpty();
        assertThat(redactor.excerpt(new byte[0])).isEmpty();
        assertThat(redactor.excerpt("jane@corp.example".getBytes(UTF_16LE))).isEmpty();
    }

    /** A key shrinks to a tag, so that even the end of the window comes within the excerpt. */
    @Property(tries = 600)
    void whatTheWindowCutsThroughIsLeftOut(@ForAll @IntRange(min = 3_900, max = 4_120) int start) {
        for (String secret :
                List.of(
                        "canary.jane@corp.example",
                        "4111 1111 1111 1111",
                        "DE89 3704 0044 0532 0130 00",
                        base64("mail canary.jane@corp.example now, please"),
                        "{\"a\":\"x\\\"canary.jane@corp.example\"}")) {
            String key = "-----BEGIN PRIVATE KEY-----\n" + "A".repeat(start - 70);
            String armoured = key + "\n-----END PRIVATE KEY----- \n ";
            String text =
                    armoured + " ".repeat(start - armoured.length()) + secret + " tail".repeat(99);
            assertThat(excerpt(text)).doesNotContain("cana", "4111", "3704", "bWFpbCBj");
        }
    }

    @Test
    void aJsonStringThatIsCutThroughIsLeftOutAsAWhole() {
        assertThat(excerpt("{\"id\": 7, \"text\": \"" + "so it goes ".repeat(1_000)))
                .isEqualTo("{\"id\": 7, \"text\": ");
    }

    @Test
    void theValueInWhichJsonBreaksOffIsLeftOut() {
        assertThat(excerpt("{\"a\":1,\"to\":\"jane@cor")).isEqualTo("{\"a\":1,\"to\":");
        assertThat(excerpt("[{\"to\":\"{\\\"card\\\":411111111111}")).isEqualTo("[{\"to\":");
        assertThat(excerpt("{\"card\": 41111111 1111")).isEqualTo("{\"card\":");
        assertThat(excerpt("{\"done\": tru")).isEqualTo("{\"done\": tru");
    }

    @Test
    void oneTokenLargerThanTheWindowIsNotShown() {
        assertThat(excerpt("A".repeat(10_000))).isEmpty();
    }

    private String excerpt(String text) {
        return redactor.excerpt(text.getBytes(UTF_8));
    }

    /** A file that is read line by line has the armour of a key in other records. */
    @Test
    void aLineOfAPrivateKeyIsMaskedWithoutItsArmour() {
        String line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";

        assertThat(excerpt(line)).isEqualTo("<SECRET>");
        assertThat(excerpt("key: " + line + "==, lost")).isEqualTo("key: <SECRET>, lost");
    }

    @Test
    void longNamesAndPathsAreShown() {
        String path = "/var/lib/flink/checkpoints/of/the/evaluating/job";

        assertThat(excerpt(path)).isEqualTo(path);
        assertThat(excerpt("trace 4f4cfad830bacfea97d203d00e40cd52"))
                .isEqualTo("trace 4f4cfad830bacfea97d203d00e40cd52");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
