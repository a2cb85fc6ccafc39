package dev.weir.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one cluster: config.yaml, the logging configuration, logs, checkpoints, temporary
 * files. Nothing is written elsewhere.
 */
record FlinkConfiguration(Path folder, Path libraries, int restPort) {
    /** Small, impatient and explicit: what bin/taskmanager.sh would compute is written down. */
    private static final String TEMPLATE =
            """
            jobmanager.rpc.address: 127.0.0.1
            jobmanager.rpc.port: %2$d
            jobmanager.bind-host: 127.0.0.1
            rest.address: 127.0.0.1
            rest.bind-address: 127.0.0.1
            rest.port: %3$d
            rest.bind-port: '%3$d'
            taskmanager.host: 127.0.0.1
            taskmanager.bind-host: 127.0.0.1
            taskmanager.numberOfTaskSlots: 4
            taskmanager.cpu.cores: 2.0
            parallelism.default: 2
            taskmanager.memory.framework.heap.size: 96m
            taskmanager.memory.task.heap.size: 416m
            taskmanager.memory.framework.off-heap.size: 64m
            taskmanager.memory.task.off-heap.size: 64m
            taskmanager.memory.network.min: 64m
            taskmanager.memory.network.max: 64m
            taskmanager.memory.managed.size: 32m
            taskmanager.memory.jvm-metaspace.size: 256m
            taskmanager.memory.jvm-overhead.min: 64m
            taskmanager.memory.jvm-overhead.max: 64m
            heartbeat.interval: 1s
            heartbeat.timeout: 6s
            restart-strategy.type: fixed-delay
            restart-strategy.fixed-delay.attempts: 1000
            restart-strategy.fixed-delay.delay: 500ms
            execution.checkpointing.interval: 1s
            execution.checkpointing.dir: '%4$s'
            execution.checkpointing.savepoint-dir: '%5$s'
            io.tmp.dirs: '%1$s/tmp'
            web.upload.dir: '%1$s/tmp'
            web.tmpdir: '%1$s/tmp'
            web.refresh-interval: 1000
            """;

    static FlinkConfiguration write(Path folder, int rpcPort, int restPort) throws IOException {
        var configuration = new FlinkConfiguration(folder.toRealPath(), installation(), restPort);
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(configuration.logs());
        Files.createDirectories(configuration.checkpoints());
        Files.writeString(
                folder.resolve("config.yaml"),
                TEMPLATE.formatted(
                        configuration.folder(),
                        rpcPort,
                        restPort,
                        configuration.checkpoints().toUri(),
                        configuration.folder().resolve("savepoints").toUri()));
        try (var logging = FlinkConfiguration.class.getResourceAsStream("log4j.properties")) {
            Files.copy(logging, configuration.logging());
        }
        return configuration;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    Path logging() {
        return folder.resolve("log4j.properties");
    }

    private static Path installation() {
        Path jars = Path.of(System.getProperty("weir.flink.lib", "target/flink/lib"));
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    "no Flink jars in " + jars.toAbsolutePath() + "; mvn verify copies them there");
        }
        return jars.toAbsolutePath();
    }
}
