package dev.weir.jobs.config;

import java.io.Serializable;
import java.util.Objects;

/** Where the tables are and as whom to write them. Never prints the password. */
public record PostgresConfig(String url, String user, String password) implements Serializable {
    public PostgresConfig {
        url = Objects.requireNonNullElse(url, "");
        user = Objects.requireNonNullElse(user, "");
        password = Objects.requireNonNullElse(password, "");
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
