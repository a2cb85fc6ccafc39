package dev.weir.jobs.config;

import dev.weir.evaluators.settings.Checks;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Kafka cluster that records come from.
 *
 * @param topics what to read; the format of each record is told from its content
 * @param signalsTopic the seam between the evaluating and the watching job
 * @param allowedDelay how far records of one partition may be out of order by append time
 * @param idleAfter when a partition without records stops holding time back
 * @param properties further settings of the Kafka clients, such as security
 */
public record KafkaConfig(
        String bootstrapServers,
        List<String> topics,
        String groupId,
        String signalsTopic,
        Duration allowedDelay,
        Duration idleAfter,
        Map<String, String> properties)
        implements Serializable {
    private static final String DEFAULT_GROUP = "weir";
    private static final String DEFAULT_SIGNALS = "weir.signals";
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
    private static final Duration DEFAULT_IDLE = Duration.ofSeconds(5);

    public KafkaConfig {
        topics = Objects.requireNonNullElse(topics, List.of());
        groupId = Objects.requireNonNullElse(groupId, DEFAULT_GROUP);
        signalsTopic = Objects.requireNonNullElse(signalsTopic, DEFAULT_SIGNALS);
        allowedDelay = Objects.requireNonNullElse(allowedDelay, DEFAULT_DELAY);
        idleAfter = Objects.requireNonNullElse(idleAfter, DEFAULT_IDLE);
        properties = Objects.requireNonNullElse(properties, Map.of());
        Checks.all()
                .that(
                        bootstrapServers != null && !bootstrapServers.isEmpty(),
                        "bootstrap-servers: is required")
                .that(!topics.isEmpty(), "topics: must name at least one topic, got none")
                .that(!topics.contains(""), "topics: must not hold an empty name")
                .that(!groupId.isEmpty(), "group-id: must not be empty")
                .that(!signalsTopic.isEmpty(), "signals-topic: must not be empty")
                .that(
                        !topics.contains(signalsTopic),
                        "signals-topic: must not be one of topics, got %s",
                        signalsTopic)
                .that(
                        !allowedDelay.isNegative(),
                        "allowed-delay: must not be negative, got %s",
                        allowedDelay)
                .that(
                        !idleAfter.isNegative() && !idleAfter.isZero(),
                        "idle-after: must be positive, got %s",
                        idleAfter)
                .done();
    }

    /** With the defaults for all else. */
    public static KafkaConfig of(String bootstrapServers, List<String> topics) {
        return new KafkaConfig(
                bootstrapServers,
                topics,
                DEFAULT_GROUP,
                DEFAULT_SIGNALS,
                DEFAULT_DELAY,
                DEFAULT_IDLE,
                Map.of());
    }
}
