package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaITCase {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir Path directory;

    @Test
    void givesBackWhatWasProducedStampedAtAppend() throws Exception {
        Instant before = Instant.now();
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
            Topic letters = Topic.create(kafka, "letters", 1);
            letters.send(List.of("a", "b"));
            List<ConsumerRecord<String, String>> records = read(letters, 2);
            assertThat(records).extracting(ConsumerRecord::value).containsExactly("a", "b");
            assertThat(records)
                    .allSatisfy(
                            record -> {
                                assertThat(record.timestampType())
                                        .isEqualTo(TimestampType.LOG_APPEND_TIME);
                                assertThat(record.timestamp())
                                        .isGreaterThanOrEqualTo(before.toEpochMilli());
                            });
        }
    }

    @Test
    void keepsItsRecordsInTheGivenFolderOverARestart() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory)) {
            Topic.create(kafka, "letters", 1).send(List.of("kept"));
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory)) {
            assertThat(read(new Topic(kafka, "letters"), 1))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("kept");
        }
    }

    @Test
    void leavesAFolderInUseAlone() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(directory)) {
            assertThatThrownBy(() -> EmbeddedKafka.in(directory))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(directory.toString());
            Topic letters = Topic.create(kafka, "letters", 1);
            letters.send(List.of("still works"));
            assertThat(read(letters, 1)).hasSize(1);
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsNamedAndTheProcessGoesOn() throws Exception {
        Files.writeString(directory.resolve("meta.properties"), "version=of something else");
        assertThatThrownBy(() -> EmbeddedKafka.in(directory))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void namesTheTopicThatCannotBeCreated() {
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
            kafka.createTopic("letters", 1);
            assertThatThrownBy(() -> kafka.createTopic("letters", 1))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("letters");
        }
    }

    private static List<ConsumerRecord<String, String>> read(Topic topic, int count) {
        return topic.readUntil(LIMIT, records -> records.size() >= count);
    }
}
