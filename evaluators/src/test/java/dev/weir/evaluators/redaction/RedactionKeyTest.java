package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RedactionKeyTest {
    @Test
    void readsHexadecimalAndBothAlphabetsOfBase64() {
        byte[] bytes = new byte[16];
        java.util.Arrays.fill(bytes, (byte) 0xfb);
        RedactionKey key = RedactionKey.of(bytes);

        assertThat(RedactionKey.parse("fb".repeat(16))).isEqualTo(key);
        assertThat(RedactionKey.parse("+/v7+/v7+/v7+/v7+/v7+w==")).isEqualTo(key);
        assertThat(RedactionKey.parse(" -_v7-_v7-_v7-_v7-_v7-w \n")).isEqualTo(key);
    }

    @Test
    void refusesWhatIsTooShortOrNeitherWithoutQuotingIt() {
        for (String bad : new String[] {"", "00ff00ff", "c2hvcnQ=", "not a key at all!"}) {
            assertThatThrownBy(() -> RedactionKey.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 16 bytes")
                    .hasMessageNotContaining(bad.isEmpty() ? "\u0000" : bad);
        }
    }

    @Test
    void printsAsStars() {
        assertThat(Redactions.KEY).hasToString("***");
    }
}
