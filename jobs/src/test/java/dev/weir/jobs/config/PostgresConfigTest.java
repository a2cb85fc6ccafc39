package dev.weir.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresConfigTest {
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
