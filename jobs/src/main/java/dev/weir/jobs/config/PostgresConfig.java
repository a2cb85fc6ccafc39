package dev.weir.jobs.config;

import static dev.weir.evaluators.settings.Checks.check;

import java.io.Serializable;
import java.util.Objects;

/** Where the tables are and as whom to write them. Never prints the password. */
public record PostgresConfig(String url, String user, String password) implements Serializable {
    private static final String SCHEME = "jdbc:postgresql:";

    public PostgresConfig {
        url = Objects.requireNonNullElse(url, "");
        user = Objects.requireNonNullElse(user, "");
        password = Objects.requireNonNullElse(password, "");
        // It is not shown: a URL of another form may hold a password anywhere.
        check(url.startsWith(SCHEME), "url: must begin with %s", SCHEME);
    }

    @Override
    public String toString() {
        // A URL may carry a password among its parameters.
        return "PostgresConfig[url="
                + url.replaceFirst("\\?.*", "?***")
                + ", user="
                + user
                + ", password=***]";
    }
}
