package dev.weir.evaluators.model;

import java.util.List;
import java.util.Objects;

/**
 * To whom and what a span belongs.
 *
 * @param userKey a keyed pseudonym of the user's id, never the id itself
 * @param feature the part of the application that made the call
 */
public record Attribution(
        String environment,
        String userKey,
        String sessionId,
        String feature,
        List<String> tags,
        String release) {
    public static final Attribution NONE = new Attribution("", "", "", "", List.of(), "");

    public Attribution {
        environment = Objects.requireNonNullElse(environment, "");
        userKey = Objects.requireNonNullElse(userKey, "");
        sessionId = Objects.requireNonNullElse(sessionId, "");
        feature = Objects.requireNonNullElse(feature, "");
        tags = Objects.requireNonNullElse(tags, List.of());
        release = Objects.requireNonNullElse(release, "");
    }

    /** What is given in {@code newer} replaces what is given here; tags add up. */
    public Attribution overlay(Attribution newer) {
        if (newer.equals(NONE)) {
            return this;
        }
        return new Attribution(
                Absent.or(newer.environment, environment),
                Absent.or(newer.userKey, userKey),
                Absent.or(newer.sessionId, sessionId),
                Absent.or(newer.feature, feature),
                Absent.union(tags, newer.tags),
                Absent.or(newer.release, release));
    }
}
