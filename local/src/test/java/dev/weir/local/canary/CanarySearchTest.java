package dev.weir.local.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.canary.CanarySearch.Sighting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing says something only if it would have found it. */
class CanarySearchTest {
    private static final Canary CANARY = new Canary(1234);
    private static final Set<String> KINDS =
            Kind.ALL.stream().map(Kind::name).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void everyKindIsSeenThroughEveryDisguise(Disguise disguise) {
        String hidden = disguise.hide("a word", CANARY);

        assertAllSeen(hidden.getBytes(StandardCharsets.UTF_8));
        assertThat(
                        CanarySearch.holds(
                                hidden.getBytes(StandardCharsets.UTF_8), CanarySearch.CONTROL))
                .isTrue();
    }

    @Test
    void everyKindIsSeenInOtherEncodings() {
        String text = CANARY.all();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

        assertAllSeen(text.getBytes(StandardCharsets.UTF_16LE));
        assertAllSeen(text.getBytes(StandardCharsets.UTF_16BE));
        assertAllSeen(ascii(HexFormat.of().formatHex(utf8)));
        assertAllSeen(ascii(HexFormat.of().formatHex(utf8).toUpperCase(Locale.ROOT)));
        assertAllSeen(ascii(text.replace(" ", "%20").replace(":", "%3A")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void base64IsReadWhereverItsGroupsBegin(int offset) {
        byte[] shifted = ("x".repeat(offset) + CANARY.all()).getBytes(StandardCharsets.UTF_8);

        assertAllSeen(Base64.getEncoder().encode(shifted));
        assertAllSeen(Base64.getUrlEncoder().withoutPadding().encode(shifted));
    }

    @Test
    void whatStandsBetweenOtherBytesIsSeenWithItsPlace() {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 1 << 16; i++) {
            bytes.write(i * 31);
        }
        int at = bytes.size();
        bytes.writeBytes(ascii("573-48-1234"));
        bytes.write(0);

        assertThat(CanarySearch.in(bytes.toByteArray()))
                .containsExactly(new Sighting("SSN", "UTF-8", at, 1234));
    }

    @Test
    void anOrdinaryTextHoldsNone() {
        assertThat(CanarySearch.in(ascii("m4f@redacted.example, 9929 7351, u_4a, birdsong")))
                .isEmpty();
        assertThat(CanarySearch.holds(ascii("a bird, a song"), CanarySearch.CONTROL)).isFalse();
    }

    private static void assertAllSeen(byte[] bytes) {
        Set<String> seen =
                CanarySearch.in(bytes).stream()
                        .filter(sighting -> sighting.number() == CANARY.number())
                        .map(Sighting::kind)
                        .collect(Collectors.toSet());
        assertThat(seen).isEqualTo(KINDS);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
