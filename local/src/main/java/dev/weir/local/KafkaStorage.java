package dev.weir.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The settings of a Kafka node for one laptop, and its folder made ready for the first start. */
final class KafkaStorage {
    /** No replicas, no waiting for others, little memory. */
    private static final Map<String, String> SMALL =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry("inter.broker.listener.name", "BROKER"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("log.message.timestamp.type", "LogAppendTime"),
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("message.max.bytes", "16777216"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    // There is nobody to hand the leadership to; asking takes up to 5 minutes.
                    Map.entry("controlled.shutdown.enable", "false"),
                    Map.entry("num.network.threads", "1"),
                    Map.entry("num.io.threads", "2"),
                    // The default of 128 MB is taken from the heap at once.
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));

    private KafkaStorage() {}

    static Map<String, String> settings(Path folder, String broker, String controller) {
        Map<String, String> settings = new HashMap<>(SMALL);
        settings.put("log.dirs", folder.toAbsolutePath().toString());
        settings.put("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller);
        settings.put("controller.quorum.voters", "1@" + controller);
        return settings;
    }

    /** Formats the folder unless an earlier run did. */
    static void format(Path folder, Map<String, String> settings) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Path file = Files.createTempFile("weir-kafka", ".properties");
        try {
            Properties properties = new Properties();
            properties.putAll(settings);
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            runStorageTool("format", "-t", Uuid.randomUuid().toString(), "-c", file.toString());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void runStorageTool(String... arguments) throws IOException {
        var printed = new ByteArrayOutputStream();
        var printer = new PrintStream(printed, true, StandardCharsets.UTF_8);
        if (StorageTool.execute(arguments, printer) != 0) {
            throw new IOException(
                    "formatting failed: " + printed.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
