package dev.weir.jobs;

import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.settings.InvalidSettings;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.JobConfigParser;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.config.RulesDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.util.ParameterTool;

/** What a main was started with: {@code --config weir.yaml} and the rules file it names. */
record Deployment(JobConfig config, RulesDocument rules) {
    static Deployment from(String[] arguments) throws IOException, InvalidSettings {
        Path file = Path.of(ParameterTool.fromArgs(arguments).getRequired("config"));
        JobConfig config = new JobConfigParser(System::getenv).parse(file);
        return new Deployment(config, RulesDocuments.load(file.resolveSibling(config.rulesFile())));
    }

    KafkaConfig kafka() {
        return Objects.requireNonNull(
                config.kafka(), "kafka: is required in weir.yaml for this job");
    }
}
