package dev.weir.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private final FreshStamps hourLater =
            new FreshStamps("replay", Duration.ofHours(1).plusMillis(1));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "2026-11-23T14:44:56.059Z, 2026-11-23T15:44:56.060Z",
                "2026-11-23T23:30:00Z, 2026-11-24T00:30:00.001Z",
                "2026-11-23T14:44:56.059123+02:00, 2026-11-23T15:44:56.060123+02:00",
                "2026-11-23 14:44:56.047, 2026-11-23 15:44:56.048",
                "2026-11-23T14:44:56.059999999Z, 2026-11-23T15:44:56.060999999Z",
                "\"2026-11-23T14:46:40.078Z\", \"2026-11-23T15:46:40.079Z\""
            })
    void aTimeKeepsItsWrittenForm(String before, String after) {
        assertThat(Timestamps.stamped(before, hourLater)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\"\"",
                "yesterday",
                "2026-13-45T99:99:99Z",
                "2026-11-23",
                "2026-11-23T14:44:56.059+99:99"
            })
    void whatIsNoTimeStays(String text) {
        assertThat(Timestamps.stamped(text, hourLater)).isEqualTo(text);
    }

    @Test
    void nanosecondsKeepTheirLastDigit() {
        assertThat(Timestamps.stamped(1_795_445_489_928_880_868L, hourLater))
                .isEqualTo(1_795_449_089_929_880_868L);
    }

    @Test
    void anAbsentTimeStaysAbsent() {
        assertThat(Timestamps.stamped(0L, hourLater)).isZero();
    }
}
