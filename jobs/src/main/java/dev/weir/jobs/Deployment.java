package dev.weir.jobs;

import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.evaluators.settings.InvalidSettings;
import dev.weir.jobs.config.JobConfig;
import dev.weir.jobs.config.JobConfigParser;
import dev.weir.jobs.config.KafkaConfig;
import dev.weir.jobs.config.RulesDocuments;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.jspecify.annotations.Nullable;

/**
 * What a main was started with: {@code --config weir.yaml} and the rules file it names.
 *
 * <p>Any mistake in them is a {@link ProgramParametrizationException}: of this one {@code flink
 * run} shows the message and no stack trace.
 */
record Deployment(Path file, JobConfig config, RulesDocument rules) {
    private static final String OPTION = "--config";

    static Deployment from(String[] arguments) {
        return from(arguments, System::getenv);
    }

    static Deployment from(String[] arguments, Function<String, @Nullable String> environment) {
        Path file = file(List.of(arguments));
        JobConfig config =
                read("config file", file, path -> new JobConfigParser(environment).parse(path));
        Path rules = file.resolveSibling(config.rulesFile());
        return new Deployment(file, config, read("rules file", rules, RulesDocuments::load));
    }

    KafkaConfig kafka() {
        KafkaConfig kafka = config.kafka();
        if (kafka == null) {
            throw new ProgramParametrizationException(
                    file + ": kafka: is required, for a job reads from it");
        }
        return kafka;
    }

    private static Path file(List<String> arguments) {
        if (arguments.size() == 2 && arguments.get(0).equals(OPTION)) {
            return Path.of(arguments.get(1));
        }
        if (arguments.isEmpty() || arguments.equals(List.of(OPTION))) {
            throw new ProgramParametrizationException(OPTION + " FILE is required: a weir.yaml");
        }
        throw new ProgramParametrizationException(
                "expected "
                        + OPTION
                        + " FILE and nothing else, got "
                        + String.join(" ", arguments));
    }

    private interface Reading<T> {
        T from(Path file) throws IOException, InvalidSettings;
    }

    private static <T> T read(String what, Path file, Reading<T> reading) {
        if (!Files.exists(file)) {
            throw new ProgramParametrizationException("no such " + what + ": " + file);
        }
        try {
            return reading.from(file);
        } catch (InvalidSettings e) {
            throw new ProgramParametrizationException(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new ProgramParametrizationException(what + " " + file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new ProgramParametrizationException(what + " " + file + " cannot be read");
        }
    }
}
