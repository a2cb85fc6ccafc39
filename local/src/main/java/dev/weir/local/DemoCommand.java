package dev.weir.local;

import dev.weir.local.traffic.SampleTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Live traffic made of samples, judged as it comes: everything in one process. */
@Command(
        name = "demo",
        description = "Judges live traffic made of samples, and shows scores as they arrive.",
        footer = {
            "",
            "Kafka, Flink and PostgreSQL run on this machine only, at ports that are free. Ctrl-C"
                    + " ends it; the rows stay in PostgreSQL."
        })
final class DemoCommand implements Callable<Integer> {
    private static final double MAX_RATE = 10_000;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "2",
            description = "Traces a second; ${DEFAULT-VALUE} by default.")
    double rate;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = ShortDuration.class,
            description = "End by itself after so long, such as 30s or 5m.")
    @Nullable Duration duration;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "Traces to replay, of any format; the samples of Weir by default.")
    @Nullable Path samples;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Where to show Flink's web interface; a free port by default.")
    @Nullable Integer port;

    @Mixin RunOptions options = new RunOptions();

    @Spec CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw new ParameterException(
                    spec.commandLine(), "--rate: expected above 0 and at most 10000, got " + rate);
        }
        Workspace workspace = Workspace.current();
        SampleTraffic traffic = traffic(samples == null ? workspace.samples() : samples);
        var document = options.rules(workspace);
        int webPort = webPort();
        var screen =
                new DemoScreen(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
        var database = options.database(workspace);
        try (var demo = Demo.start(workspace, database.config(), document, webPort, screen)) {
            screen.started("http://127.0.0.1:" + webPort, database.howToLookFurther());
            demo.run(new TrafficPlan(traffic, rate, duration));
        }
        return ExitCodes.OK;
    }

    private static SampleTraffic traffic(Path folder) {
        try {
            Inputs inputs = Inputs.of(List.of(folder.toString()));
            // Another seed each time, so that no two demos share an id in the same database.
            var traffic = SampleTraffic.load(inputs.files(), new SecureRandom().nextLong());
            if (traffic.samples() == 0) {
                throw new UserError("no samples in " + folder + ": every file is empty");
            }
            return traffic;
        } catch (IOException e) {
            throw new UserError("samples in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private int webPort() {
        if (port == null) {
            return FreePorts.find(1).get(0);
        }
        FreePorts.expectFree(port);
        return port;
    }
}
