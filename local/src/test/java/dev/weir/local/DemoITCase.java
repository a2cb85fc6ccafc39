package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DemoITCase {
    private static final Pattern ENDED =
            Pattern.compile(
                    "Ended after \\d+ s: (\\d+) traces sent, ([\\d,]+) scores .*,"
                            + " (\\d+) dead letters; the rows stay in PostgreSQL\\.\\R$");
    private static final int TERMINATED = 128 + 15;
    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql:\\S+");

    @TempDir static Path folder;

    @RegisterExtension static final OwnWorkspace WORKSPACE = new OwnWorkspace(() -> folder);

    @Test
    void judgesLiveTrafficAndEndsCleanly() throws Exception {
        Instant before = Instant.now();
        Ran ran = Ran.weir("demo", "--rate", "20", "--for", "5s");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("Flink's web interface: http://127.0.0.1:")
                .contains("short-titles")
                .doesNotContain("\u001b")
                .doesNotContain("\tat ");
        Matcher ended = ENDED.matcher(ran.out());
        assertThat(ended.find()).as(ran.out()).isTrue();
        assertThat(Long.parseLong(ended.group(1))).isPositive();
        assertThat(Long.parseLong(ended.group(2).replace(",", ""))).isEqualTo(scores(ran, before));
        try (Stream<Path> left = Files.list(folder.resolve("home/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Ctrl-C and a plain kill both run the process's shutdown hooks. */
    @Test
    void aSignalEndsItCleanly() throws Exception {
        Process demo = Ran.process(folder, "demo", "--rate", "20");
        var said = new StringBuilder();
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                said.append(line).append('\n');
                if (line.contains("short-titles")) {
                    // Process.destroy would close the stream that is read here.
                    demo.toHandle().destroy();
                }
                line = lines.readLine();
            }
        }
        assertThat(demo.waitFor()).isEqualTo(TERMINATED);
        assertThat(ENDED.matcher(said).find()).as(said.toString()).isTrue();
        assertThat(said).doesNotContain("\tat ");
        try (Stream<Path> left = Files.list(folder.resolve("home/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static long scores(Ran ran, Instant since) throws SQLException {
        Matcher database = DATABASE.matcher(ran.out());
        assertThat(database.find()).as(ran.out()).isTrue();
        try (Connection connection = DriverManager.getConnection(database.group());
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM weir.score WHERE scored_at >= ?")) {
            query.setTimestamp(1, Timestamp.from(since));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = Ran.weir("demo", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNAVAILABLE);
            assertThat(ran.err()).contains("port " + taken.getLocalPort()).doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderOfEmptyFilesIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createFile(empty.resolve("nothing.jsonl"));
        Ran ran = Ran.weir("demo", "--samples", empty.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(ran.err()).contains("no samples in " + empty);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThat(Ran.weir("demo", "--rate", "0").exitCode()).isEqualTo(ExitCodes.USER_ERROR);
        assertThat(Ran.weir("demo", "--for", "soon").err()).contains("expected a duration");
    }
}
