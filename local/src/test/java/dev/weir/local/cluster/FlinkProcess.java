package dev.weir.local.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One JVM of the cluster, started from the Flink jars that the build laid out. */
final class FlinkProcess {
    /** What bin/config.sh and Flink's own config.yaml open for JDK 17. */
    private static final List<String> OPENS =
            List.of(
                    "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.text=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    private static final int TAIL = 30;

    private final Process process;
    private final Path terminal;
    private final Path log;

    private FlinkProcess(Process process, Path terminal, Path log) {
        this.process = process;
        this.terminal = terminal;
        this.log = log;
    }

    static FlinkProcess start(
            String name,
            String mainClass,
            List<String> memory,
            FlinkConfiguration configuration,
            Map<String, String> environment) {
        Path log = configuration.logs().resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory);
        command.addAll(OPENS);
        command.add("-XX:+UseSerialGC");
        command.add("-Dlog4j.configurationFile=" + configuration.logging());
        command.add("-Dlog.file=" + log);
        command.add("-cp");
        command.add(configuration.libraries() + File.separator + "*");
        command.add(mainClass);
        command.add("--configDir");
        command.add(configuration.folder().toString());
        try {
            Path terminal = configuration.logs().resolve(name + ".out");
            var builder = new ProcessBuilder(command).directory(configuration.folder().toFile());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(terminal.toFile());
            return new FlinkProcess(builder.start(), terminal, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + mainClass, e);
        }
    }

    /** Fails with the end of its log, since the log itself is gone when the test has failed. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "%s has ended with %d:%n%s%n%s"
                            .formatted(
                                    log.getFileName(),
                                    process.exitValue(),
                                    tail(terminal),
                                    tail(log)));
        }
    }

    private static String tail(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - TAIL), all.size()));
        } catch (IOException e) {
            return "(no " + file.getFileName() + ")";
        }
    }

    /** As {@code kill -9}: nothing is flushed, nobody is told. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending " + process.pid(), e);
        }
    }
}
