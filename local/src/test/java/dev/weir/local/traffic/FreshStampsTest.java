package dev.weir.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshStampsTest {
    private final FreshStamps stamps = new FreshStamps("first", Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "4f4cfad830bacfea97d203d00e40cd52, [0-9a-f]{32}",
        "4F4CFAD830BACFEA97D203D00E40CD52, [0-9A-F]{32}",
        "1131d9db24d90d3e, [0-9a-f]{16}",
        "7b0a8704-9fba-452c-8127-e7c961e10e26,"
                + " '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}'",
        "shop-titles-1, shop-titles-1-[0-9a-f]{8}",
        "user@example.org, user@example.org-[0-9a-f]{8}"
    })
    void aFreshIdHasTheFormOfTheId(String id, String form) {
        assertThat(stamps.id(id)).matches(form).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000000000000", "00000000-0000-0000-0000-000000000000"})
    void anIdThatStandsForNoneStays(String id) {
        assertThat(stamps.id(id)).isEqualTo(id);
        assertThat(stamps.traceId(id)).isEqualTo(id);
    }

    @Test
    void aTraceIsTheSameWhereverItIsReferredTo() {
        assertThat(stamps.traceId("t-1")).isEqualTo(stamps.id("t-1"));
    }

    @Test
    void anotherReplayGivesAnotherId() {
        var second = new FreshStamps("second", Duration.ZERO);
        assertThat(second.id("1131d9db24d90d3e")).isNotEqualTo(stamps.id("1131d9db24d90d3e"));
    }

    @Test
    void timesMoveByTheShift() {
        assertThat(stamps.time(Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(3600));
    }
}
