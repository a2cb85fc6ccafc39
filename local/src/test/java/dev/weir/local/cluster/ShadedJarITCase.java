package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShadedJarITCase {
    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("weir.jobs.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void holdsWhatAClusterDoesNotHave() {
        assertThat(names())
                .contains(
                        "dev/weir/evaluators/model/Observation.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/flink/connector/file/src/FileSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "org/postgresql/Driver.class",
                        "org/flywaydb/core/Flyway.class");
    }

    @Test
    void holdsNothingThatAClusterBrings() {
        assertThat(names())
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/api/common/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }

    @Test
    void holdsNoSignatureModuleOrDoubleEntry() {
        assertThat(names())
                .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)"))
                .noneMatch(name -> name.endsWith("module-info.class"))
                .doesNotHaveDuplicates();
    }

    @Test
    void holdsTheServicesOfAllItsLibraries() throws IOException {
        assertThat(text("META-INF/services/java.sql.Driver")).contains("org.postgresql.Driver");
        assertThat(text("META-INF/services/org.flywaydb.core.extensibility.Plugin"))
                .contains("org.flywaydb.core.internal")
                .contains("org.flywaydb.database.postgresql.PostgreSQLDatabaseType");
    }

    @Test
    void saysUnderWhichLicencesItIs() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(text("META-INF/NOTICE")).startsWith("Weir").contains("Jackson", "Apache Flink");
        assertThat(text("META-INF/LICENSE-THIRD-PARTY"))
                .contains("protobuf-java", "re2j", "postgresql", "zstd-jni", "checker-qual");
    }

    private List<String> names() {
        return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }

    private String text(String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (var bytes = jar.getInputStream(entry)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
