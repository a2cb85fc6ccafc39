package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0af7651916cd43dd8448eb211c80319c",
                "0AF7651916CD43DD8448EB211C80319C",
                "b7ad6b7169203331",
                "9269ce5d-fb5c-4e51-8bb6-60a3ca50bfef"
            })
    void theIdsOfTracesSpansAndUuidsAreOpaque(String id) {
        assertThat(Ids.isOpaque(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "4111111111111111",
                "411111111111111a",
                "a2125550142",
                "+4917012345678",
                "4111111111111111b",
                "6a616e6540636f72702e65782e636f",
                "be68539007547034",
                "0af7651916cd43dd8448eb211c80319",
                "0af7651916cd43dd8448eb211c80319g",
                "9269ce5dfb5c-4e51-8bb6-60a3-ca50bfef",
                "2125550142-4111111111111111-1-2-3-4-"
            })
    void allElseIsLookedAt(String id) {
        assertThat(Ids.isOpaque(id)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "6f72646572, order",
        "6f726465720000000000000000000000, order",
        "00006f72646572, order",
        "0af7651916cd43dd8448eb211c80319c, ''",
        "6f7264657, ''",
        "order, ''",
        "0000, ''"
    })
    void spellsWhatItsBytesSay(String id, String text) {
        assertThat(Ids.spelled(id)).isEqualTo(text);
    }

    @Test
    void spellsNothingWhereThereIsNothing() {
        assertThat(Ids.spelled("")).isEmpty();
    }
}
