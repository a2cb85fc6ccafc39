package dev.weir.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node, broker and controller at once, inside this process and on loopback only.
 *
 * <p>Records are stamped when they are appended, as Weir expects of its topics.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1:";
    private static final int TOPIC_SECONDS = 30;

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final Runnable cleanUp;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers, Runnable cleanUp) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.cleanUp = cleanUp;
    }

    /** Starts with nothing in it; what it stored is deleted when it is closed. */
    public static EmbeddedKafka temporary() {
        try {
            Path folder = Files.createTempDirectory("weir-kafka");
            return start(folder, () -> delete(folder));
        } catch (IOException e) {
            throw new Unavailable("Kafka needs a temporary folder and cannot make one", e);
        }
    }

    /** Starts on what the folder holds from an earlier run; an empty folder is made ready. */
    public static EmbeddedKafka in(Path folder) {
        FolderLock lock = FolderLock.take(folder);
        return start(folder, lock::close);
    }

    private static EmbeddedKafka start(Path folder, Runnable cleanUp) {
        try {
            List<Integer> ports = FreePorts.find(2);
            String broker = HOST + ports.get(0);
            Map<String, String> settings =
                    KafkaStorage.settings(folder, broker, HOST + ports.get(1));
            KafkaStorage.format(folder, settings);
            return new EmbeddedKafka(start(new KafkaConfig(settings)), broker, cleanUp);
        } catch (IOException | RuntimeException e) {
            cleanUp.run();
            throw new Unavailable("Kafka did not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static KafkaRaftServer start(KafkaConfig config) {
        // A broker that cannot go on would end the whole process, and say nothing on the terminal.
        Exit.setExitProcedure((code, message) -> refuseToEnd(message));
        Exit.setHaltProcedure((code, message) -> refuseToEnd(message));
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        boolean isUp = false;
        try {
            server.startup();
            isUp = true;
            return server;
        } finally {
            if (!isUp) {
                server.shutdown();
            }
        }
    }

    private static void refuseToEnd(@Nullable String message) {
        throw new IllegalStateException("Kafka gave up: " + message);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates the topic and waits until it is there. */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /** The same, with settings of its own. */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get(TOPIC_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unavailable("Kafka did not create the topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while creating the topic " + name, e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        cleanUp.run();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
