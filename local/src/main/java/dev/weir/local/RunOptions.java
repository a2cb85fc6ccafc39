package dev.weir.local;

import dev.weir.evaluators.rules.RulesDocument;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that judges takes: the rules, and the database that the rows go to. */
final class RunOptions {
    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules to judge by; config/rules.example.yaml by default.")
    @Nullable Path rules;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = {
                "Write to this database instead of the embedded one, such as",
                "jdbc:postgresql://host/weir?user=weir (password: PGPASSWORD)."
            })
    @Nullable String postgres;

    RulesDocument rules(Workspace workspace) {
        return RulesFile.read(rules == null ? workspace.exampleRules() : rules);
    }

    LocalDatabase database(Workspace workspace) {
        return LocalDatabase.open(postgres, workspace);
    }
}
