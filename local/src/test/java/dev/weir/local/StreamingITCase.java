package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.intake.FormatSniffer;
import dev.weir.evaluators.settings.Secret;
import dev.weir.jobs.config.AssemblyConfig;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.config.RulesDocuments;
import dev.weir.jobs.io.postgres.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live job of {@code ./weir demo} against a batch run over the same records. */
@Timeout(300)
class StreamingITCase {
    private static final String KEY = "3b9f0d5a27c3914be6a07d12f35c68e9";
    private static final int PARTITIONS = 3;
    private static final long ORDER = 20_261_123;

    @TempDir Path folder;

    @Test
    void streamingInOneProcessGivesTheCurrentScoresOfBatch() throws Exception {
        List<byte[]> records = SampleRecords.of(SampleRecords.SAMPLES);
        assertThat(records.stream().map(FormatSniffer::sniff))
                .contains(
                        Format.NATIVE,
                        Format.LANGFUSE_INGESTION,
                        Format.OTLP_TRACES_JSON,
                        Format.OTLP_TRACES_PROTOBUF);
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        try {
            PostgresConfig live = postgres.owner();
            Migrations.apply(live);
            stream(live, SampleRecords.shuffledWithDuplicates(records, ORDER));
            PostgresConfig batch = evaluated(postgres);

            for (String query :
                    List.of(Rows.CURRENT_SCORES, Rows.OBSERVATIONS, Rows.CONTENTS, Rows.REFUSALS)) {
                assertThat(Rows.of(query, live))
                        .isNotEmpty()
                        .containsExactlyElementsOf(Rows.of(query, batch));
            }
        } finally {
            postgres.stop();
        }
    }

    private void stream(PostgresConfig database, List<byte[]> records) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("flink"));
        try (EmbeddedKafka kafka = EmbeddedKafka.in(folder.resolve("kafka"))) {
            Topic topic = Topic.create(kafka, "samples", PARTITIONS);
            var config =
                    new JobConfig(
                            KafkaConfig.of(kafka.bootstrapServers(), List.of(topic.name())),
                            null,
                            database,
                            new RedactionConfig(new Secret(KEY), null, null),
                            AssemblyConfig.DEFAULT,
                            "");
            LiveJob job =
                    LiveJob.start(
                            config,
                            RulesDocuments.load(Path.of("../config/rules.example.yaml")),
                            PARTITIONS,
                            temporary,
                            FreePorts.find(1).get(0));
            topic.sendBytes(records);
            job.drain(records.size());
        }
    }

    private PostgresConfig evaluated(EmbeddedPostgres postgres) throws Exception {
        PostgresConfig owner = postgres.owner();
        try (var connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE batch");
        }
        String server = owner.url().substring(0, owner.url().lastIndexOf('/'));
        var batch = new PostgresConfig(server + "/batch", owner.user(), owner.password());
        Weir.in(folder.resolve("weir"), KEY)
                .run(
                        "evaluate",
                        "--postgres",
                        "%s?user=%s&password=%s"
                                .formatted(batch.url(), batch.user(), batch.password()),
                        SampleRecords.SAMPLES.toString());
        return batch;
    }
}
