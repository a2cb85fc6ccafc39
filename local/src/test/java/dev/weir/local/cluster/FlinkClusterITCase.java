package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.EmbeddedKafka;
import dev.weir.local.Topic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FlinkClusterITCase {
    @TempDir Path folder;

    @Test
    void aJobLosesNothingWhenItsTaskManagerIsKilled() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary();
                FlinkCluster cluster = FlinkCluster.start(folder, 1)) {
            Topic in = Topic.create(kafka, "in", 2);
            Topic out = Topic.create(kafka, "out", 1);
            String job =
                    cluster.submit(
                            jarWith(RelayJob.class),
                            RelayJob.class.getName(),
                            kafka.bootstrapServers(),
                            in.name(),
                            out.name());
            cluster.awaitRunning(job);
            in.send(values(0, 1000));
            cluster.awaitCheckpoint(job);
            in.send(values(1000, 2000));

            cluster.killTaskManager();
            in.send(values(2000, 3000));
            cluster.startTaskManager();
            cluster.awaitRunning(job);

            var relayed =
                    out.readUntil(FlinkCluster.PATIENCE, read -> distinct(read).size() >= 3000);
            assertThat(distinct(relayed)).containsExactlyInAnyOrderElementsOf(values(0, 3000));
            assertThat(cluster.restores(job)).isPositive();
            cluster.cancel(job);
        }
    }

    /** The shaded jar, as it would be submitted, with one class more. */
    private Path jarWith(Class<?> mainClass) throws IOException {
        Path jar = folder.resolve("relay.jar");
        Files.copy(Path.of(System.getProperty("weir.jobs.jar")), jar);
        String name = mainClass.getName().replace('.', '/') + ".class";
        try (var files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                var bytes = mainClass.getClassLoader().getResourceAsStream(name)) {
            Path target = files.getPath(name);
            Files.createDirectories(target.getParent());
            Files.copy(bytes, target);
        }
        return jar;
    }

    private static List<String> values(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static Set<String> distinct(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).collect(Collectors.toSet());
    }
}
