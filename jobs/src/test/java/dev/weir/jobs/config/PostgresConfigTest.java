package dev.weir.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.evaluators.settings.Checks;
import org.junit.jupiter.api.Test;

class PostgresConfigTest {
    @Test
    void aUrlOfAnotherKindIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new PostgresConfig("postgres://weir:hidden@db/weir", "", ""))
                .isInstanceOf(Checks.Violation.class)
                .hasMessage("url: must begin with jdbc:postgresql:");
    }

    @Test
    void neverPrintsAPassword() {
        var config =
                new PostgresConfig(
                        "jdbc:postgresql://db:5432/weir?password=hidden1&ssl=true",
                        "weir",
                        "hidden2");

        assertThat(config)
                .hasToString(
                        "PostgresConfig[url=jdbc:postgresql://db:5432/weir?***, user=weir,"
                                + " password=***]");
    }
}
