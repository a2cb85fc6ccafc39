package dev.weir.local.cluster;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import dev.weir.local.EmbeddedKafka;
import dev.weir.local.EmbeddedPostgres;
import dev.weir.local.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Weir as it is deployed, in one folder: Kafka, PostgreSQL, a Flink cluster of one TaskManager, and
 * the two jobs from the shaded jar with their {@code weir.yaml}.
 */
final class Deployment implements AutoCloseable {
    static final String REDACTION_KEY = "8f0d5a27c3914be6a07d12f35c68e9b4";

    private static final String LITTLE_PATIENCE = "{quiet: 3s, max-age: 20s}";

    private static final String CONFIG =
            """
            kafka:
              bootstrap-servers: %s
              topics: [weir.traces]
              idle-after: 1s
            postgres:
              url: %s
              user: %s
              password: %s
            redaction:
              key: ${WEIR_REDACTION_KEY}
            assembly: %s
            rules-file: rules.yaml
            """;

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final FlinkCluster cluster;
    private final Topic records;
    private final Topic signals;

    private Deployment(
            Path folder, EmbeddedPostgres postgres, EmbeddedKafka kafka, FlinkCluster cluster) {
        this.folder = folder;
        this.postgres = postgres;
        this.kafka = kafka;
        this.cluster = cluster;
        this.records = Topic.create(kafka, "weir.traces", 3);
        this.signals = Topic.create(kafka, "weir.signals", 2);
    }

    /** Everything is up, the schema is there, no job runs yet. */
    static Deployment start(Path folder) throws IOException, PostgresUnavailable {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        try {
            Migrations.apply(postgres.owner());
            return start(folder, postgres, EmbeddedKafka.in(folder.resolve("kafka")));
        } catch (AssertionError | RuntimeException | PostgresUnavailable e) {
            postgres.stop();
            throw e;
        }
    }

    private static Deployment start(Path folder, EmbeddedPostgres postgres, EmbeddedKafka kafka)
            throws IOException {
        try {
            var cluster =
                    FlinkCluster.start(
                            Files.createDirectory(folder.resolve("flink")),
                            1,
                            Map.of("WEIR_REDACTION_KEY", REDACTION_KEY));
            return new Deployment(folder, postgres, kafka, cluster);
        } catch (AssertionError | RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    FlinkCluster cluster() {
        return cluster;
    }

    Topic records() {
        return records;
    }

    Topic signals() {
        return signals;
    }

    PostgresConfig database() {
        return postgres.owner();
    }

    /** Where Kafka keeps the partitions of its topics, a folder each. */
    Path kafkaFolder() {
        return folder.resolve("kafka");
    }

    /** Another database of the same server. */
    PostgresConfig createDatabase(String name) throws SQLException {
        PostgresConfig owner = database();
        try (var connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        String server = owner.url().substring(0, owner.url().lastIndexOf('/'));
        return new PostgresConfig(server + "/" + name, owner.user(), owner.password());
    }

    /** Submits both jobs and waits until they run; gives their ids, EvaluateJob's first. */
    List<String> submitJobs() throws IOException {
        return submitJobs(LITTLE_PATIENCE);
    }

    /** With the settings of assembly in YAML. */
    List<String> submitJobs(String assembly) throws IOException {
        Path config = folder.resolve("weir.yaml");
        PostgresConfig owner = database();
        Files.writeString(
                config,
                CONFIG.formatted(
                        kafka.bootstrapServers(),
                        owner.url(),
                        owner.user(),
                        owner.password(),
                        assembly));
        Files.copy(Path.of("../config/rules.example.yaml"), folder.resolve("rules.yaml"));
        Path jar = Path.of(System.getProperty("weir.jobs.jar"));
        List<String> jobs =
                List.of(
                        cluster.submit(
                                jar, "dev.weir.jobs.EvaluateJob", "--config", config.toString()),
                        cluster.submit(
                                jar, "dev.weir.jobs.WatchJob", "--config", config.toString()));
        jobs.forEach(cluster::awaitRunning);
        return jobs;
    }

    @Override
    public void close() throws PostgresUnavailable {
        cluster.close();
        kafka.close();
        postgres.stop();
    }
}
