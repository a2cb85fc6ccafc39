package dev.weir.jobs.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void replacesNulAndHalvesOfPairs() {
        assertThat(Text.storable("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Text.storable("\uD83D")).isEqualTo("\uFFFD");
        assertThat(Text.storable("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void leavesWholePairsAndOtherControlsAlone() {
        assertThat(Text.storable("a\uD83D\uDE00\t\u0001")).isEqualTo("a\uD83D\uDE00\t\u0001");
    }

    @Property
    void anyTextComesBackFromUtf8AsItWasStored(@ForAll String text) {
        String storable = Text.storable(text);

        assertThat(storable).hasSameSizeAs(text).doesNotContain("\0");
        assertThat(new String(storable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(storable);
    }
}
